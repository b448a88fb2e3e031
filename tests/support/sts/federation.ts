import { randomBytes } from 'node:crypto';
import { arnOf, type Caller } from './caller.ts';
import type { CallNote } from './calls.ts';
import { type Clock, movableClock } from './clock.ts';
import { type Listening, type ListenOptions, listen, type Reply, type Service, type ServiceRequest } from './http.ts';
import { jsonReply } from './json.ts';
import { sameSignature } from './sigv4.ts';
import type { Session, World } from './world.ts';

export interface FederationOptions extends Omit<ListenOptions, 'clock'> {
  /** The same world as the STS: only sessions created there can sign in. */
  readonly state: World;
  readonly clock?: Clock;
}

export interface FederationServer extends Listening {
  setClock(time: Date | undefined): void;
}

const TOKEN_SECONDS = 15 * 60;
const [MIN_SECONDS, MAX_SECONDS] = [900, 43_200];

/**
 * Starts a local sign-in endpoint of the console: getSigninToken creates a token for a role session, and login accepts it once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
 */
export async function startFederation(options: FederationOptions): Promise<FederationServer> {
  const { state, clock = () => new Date(), ...listening } = options;
  const time = movableClock(clock);
  const service = federationService({ state, clock: time.now, tokens: new Map() });
  return Object.assign(await listen(service, { ...listening, clock: time.now }), { setClock: time.set });
}

interface SignIn {
  readonly state: World;
  readonly clock: Clock;
  /** Expiry and owner by sign-in token. */
  readonly tokens: Map<string, { readonly expiresAt: Date; readonly owner: string }>;
}

function federationService(signIn: SignIn): Service {
  return {
    operation: (request) => parametersOf(request).get('Action') ?? '',
    refuse: (_, error) => page(error?.status ?? 429, error?.message ?? 'Too Many Requests'),
    answer: (request, note) => {
      const parameters = parametersOf(request);
      if (request.path !== '/federation') return page(404, 'Not Found');
      switch (parameters.get('Action')) {
        case 'getSigninToken':
          return getSigninToken(parameters, signIn, note);
        case 'login':
          return login(parameters, signIn, note);
        default:
          return page(400, 'Invalid action parameter');
      }
    },
  };
}

function getSigninToken(parameters: URLSearchParams, { state, clock, tokens }: SignIn, note: CallNote): Reply {
  const session = findSession(parameters.get('Session') ?? '', state, clock());
  if (session === undefined) return page(400, 'Invalid credentials parameter');
  const duration = parameters.get('SessionDuration');
  if (duration !== null && !isDuration(duration, session)) return page(400, 'Invalid SessionDuration parameter');
  const token = randomBytes(300).toString('base64url');
  const owner = arnOf({ ...session.principal, session } as Caller);
  note.caller = owner;
  tokens.set(token, { expiresAt: new Date(clock().getTime() + TOKEN_SECONDS * 1000), owner });
  return jsonReply(200, { SigninToken: token });
}

function login(parameters: URLSearchParams, { clock, tokens }: SignIn, note: CallNote): Reply {
  const destination = parameters.get('Destination') ?? '';
  if (!isConsoleUrl(destination)) return page(400, 'Invalid destination parameter');
  const text = parameters.get('SigninToken') ?? '';
  const token = tokens.get(text);
  tokens.delete(text);
  if (token === undefined || clock() >= token.expiresAt) return page(400, 'Invalid or expired sign-in token');
  note.caller = token.owner;
  const cookie = `aws-userInfo=${encodeURIComponent(JSON.stringify({ arn: token.owner }))}; Path=/; Secure`;
  return { status: 302, headers: { location: destination, 'set-cookie': cookie }, body: '' };
}

/** The console accepts only role sessions; the session token of a user is not a federated identity. */
function findSession(text: string, state: World, now: Date): Session | undefined {
  const { sessionId, sessionKey, sessionToken } = parseSession(text);
  const session = state.sessions.get(sessionId);
  const good =
    session?.principal.kind === 'role' &&
    sameSignature(session.secret, sessionKey) &&
    sameSignature(session.token, sessionToken) &&
    now < session.expiration;
  return good ? session : undefined;
}

function parseSession(text: string): Record<'sessionId' | 'sessionKey' | 'sessionToken', string> {
  const empty = { sessionId: '', sessionKey: '', sessionToken: '' };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return empty;
    const texts = Object.entries(value).filter(([, member]) => typeof member === 'string');
    return { ...empty, ...Object.fromEntries(texts) };
  } catch {
    return empty;
  }
}

/** AWS rejects a SessionDuration for sessions of role chaining. */
function isDuration(text: string, { chained }: Session): boolean {
  const seconds = Number(text);
  return /^\d+$/.test(text) && seconds >= MIN_SECONDS && seconds <= MAX_SECONDS && !chained;
}

function isConsoleUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url?.protocol === 'https:' &&
    /(^|\.)(console\.aws\.amazon\.com|console\.amazonaws-us-gov\.com|console\.amazonaws\.cn)$/.test(url.hostname)
  );
}

/** Long sessions arrive in a form, short ones in the URL. */
function parametersOf({ method, query, body }: ServiceRequest): URLSearchParams {
  return new URLSearchParams(method === 'POST' ? body.toString('utf8') : query);
}

function page(status: number, message: string): Reply {
  const body = `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${message}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html;charset=utf-8' }, body };
}
