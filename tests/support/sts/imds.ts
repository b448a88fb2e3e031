import { randomBytes } from 'node:crypto';
import { type Clock, movableClock } from './clock.ts';
import { type Listening, type ListenOptions, listen, type Reply, type Service, type ServiceRequest } from './http.ts';
import { expirationAfter, formatExpiration, issueSession } from './sessions.ts';
import type { World } from './world.ts';

export interface ImdsOptions extends Omit<ListenOptions, 'clock'> {
  readonly state: World;
  /** The ARN of the instance's role in the world; by default none. */
  readonly roleArn?: string;
  readonly region?: string;
  readonly clock?: Clock;
  /** Whether it also answers without a token, as version 1 does. */
  readonly version1?: boolean;
  readonly sessionSeconds?: number;
}

export interface ImdsServer extends Listening {
  setClock(time: Date | undefined): void;
}

const CREDENTIALS = '/latest/meta-data/iam/security-credentials/';
const INSTANCE_ID = 'i-0123456789abcdef0';
const MAX_TTL_SECONDS = 21_600;

/**
 * Starts a local EC2 instance metadata service, version 2: every read requires a token from a PUT.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export async function startImds(options: ImdsOptions): Promise<ImdsServer> {
  const { clock = () => new Date(), ...listening } = options;
  const time = movableClock(clock);
  const service = imdsService({ ...options, clock: time.now, tokens: new Map() });
  return Object.assign(await listen(service, { ...listening, clock: time.now }), { setClock: time.set });
}

interface Instance extends ImdsOptions {
  readonly clock: Clock;
  /** Expiry by token. */
  readonly tokens: Map<string, Date>;
}

function imdsService(instance: Instance): Service {
  return {
    operation,
    refuse: (_, error) => text(error?.status ?? 503, error?.message ?? ''),
    answer: (request, note) => {
      if (request.method === 'PUT') return makeToken(request, instance);
      if (!hasToken(request, instance)) return text(401, '');
      note.caller = INSTANCE_ID;
      return read(request.path, instance);
    },
  };
}

function operation({ method, path }: ServiceRequest): string {
  if (method === 'PUT') return 'token';
  if (path === CREDENTIALS) return 'role';
  return path.startsWith(CREDENTIALS) ? 'credentials' : path.replace('/latest/', '');
}

/** The service returns no token for a request through a proxy: another machine may have sent it. */
function makeToken({ headers, path }: ServiceRequest, { tokens, clock }: Instance): Reply {
  if (path !== '/latest/api/token') return text(404, '');
  if (headers['x-forwarded-for'] !== undefined) return text(403, '');
  const seconds = Number(headers['x-aws-ec2-metadata-token-ttl-seconds']);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MAX_TTL_SECONDS) return text(400, '');
  const token = randomBytes(42).toString('base64url');
  tokens.set(token, new Date(clock().getTime() + seconds * 1000));
  return text(200, token, { 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) });
}

function hasToken({ headers }: ServiceRequest, { tokens, clock, version1 = false }: Instance): boolean {
  const token = headers['x-aws-ec2-metadata-token'];
  if (token === undefined) return version1;
  const expiry = tokens.get(String(token));
  return expiry !== undefined && clock() < expiry;
}

function read(path: string, instance: Instance): Reply {
  const { state, roleArn, region = 'ap-northeast-1' } = instance;
  const role = state.roles.get(roleArn ?? '');
  switch (path) {
    case CREDENTIALS:
      return role ? text(200, role.name) : text(404, '');
    case `${CREDENTIALS}${role?.name}`:
      return credentials(instance);
    case '/latest/meta-data/instance-id':
      return text(200, INSTANCE_ID);
    case '/latest/meta-data/placement/region':
      return text(200, region);
    case '/latest/meta-data/placement/availability-zone/':
    case '/latest/meta-data/placement/availability-zone':
      return text(200, `${region}a`);
    case '/latest/dynamic/instance-identity/document':
      return text(200, JSON.stringify({ instanceId: INSTANCE_ID, region, accountId: role?.account }));
    default:
      return text(404, '');
  }
}

function credentials({ state, roleArn, clock, sessionSeconds = 21_600 }: Instance): Reply {
  const role = state.roles.get(roleArn ?? '');
  if (role === undefined) return text(404, '');
  const session = issueSession(state, {
    principal: { kind: 'role', role, sessionName: INSTANCE_ID },
    expiration: expirationAfter(clock(), sessionSeconds),
    mfa: false,
  });
  const answer = {
    Code: 'Success',
    LastUpdated: formatExpiration(clock()),
    Type: 'AWS-HMAC',
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secret,
    Token: session.token,
    Expiration: formatExpiration(session.expiration),
  };
  return text(200, JSON.stringify(answer, undefined, 2));
}

function text(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain', server: 'EC2ws', ...headers }, body };
}
