import type { CallNote } from './calls.ts';
import { type Clock, movableClock } from './clock.ts';
import { type Listening, type ListenOptions, listen, type Reply, type Service, type ServiceRequest } from './http.ts';
import { jsonError, jsonReply, readJsonBody } from './json.ts';
import { expirationAfter, issueSession } from './sessions.ts';
import { authorize, createToken, decide, registerClient, startDeviceAuthorization } from './sso-oidc.ts';
import { createOidcState, type IssuedToken, issueToken, isValidToken, type OidcState, refuse } from './sso-tokens.ts';
import type { World } from './world.ts';

/** What a user of IAM Identity Center can access. */
export interface SsoDirectory {
  readonly startUrl: string;
  /** The name of role sessions. */
  readonly userName: string;
  readonly accounts: readonly SsoAccount[];
}

export interface SsoAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
  /** ARNs in the world, by the name of the permission set. */
  readonly roles: Readonly<Record<string, string>>;
}

export interface SsoOptions extends Omit<ListenOptions, 'clock'> {
  /** The same world as the STS: role credentials from here are valid there. */
  readonly state: World;
  readonly directory: SsoDirectory;
  readonly clock?: Clock;
  /** The lifetime of an access token; by default an hour. */
  readonly tokenSeconds?: number;
  /** The seconds between a client's polls for the user's consent; by default 1. */
  readonly interval?: number;
}

export interface SsoServer extends Listening {
  setClock(time: Date | undefined): void;
  /** Records the user's decision on the device page. */
  decide(userCode: string, decision: 'approved' | 'denied'): boolean;
  /** Creates a token as if the user had signed in before. */
  issueToken(): IssuedToken;
  revokeToken(accessToken: string): void;
}

/**
 * Starts a local IAM Identity Center: the OAuth server (sso-oidc) and the portal (sso) at one URL. Opening the verification URI counts as
 * the user's consent.
 */
export async function startSso(options: SsoOptions): Promise<SsoServer> {
  const { state, directory, clock = () => new Date(), tokenSeconds = 3600, interval = 1, ...listening } = options;
  const time = movableClock(clock);
  const oidc = createOidcState({ startUrl: directory.startUrl, clock: time.now, tokenSeconds, interval });
  const server = await listen(ssoService({ state, directory, oidc, clock: time.now }), {
    ...listening,
    clock: time.now,
  });
  return Object.assign(server, {
    setClock: time.set,
    decide: (userCode: string, decision: 'approved' | 'denied') => decide(oidc, userCode, decision),
    issueToken: () => issueToken(oidc),
    revokeToken: (accessToken: string) => void oidc.accessTokens.delete(accessToken),
  });
}

interface Parts {
  readonly state: World;
  readonly directory: SsoDirectory;
  readonly oidc: OidcState;
  readonly clock: Clock;
}

type Handler = (request: ServiceRequest, parts: Parts, note: CallNote) => Reply;

/** Operations by method and path. */
const ROUTES: Readonly<Record<string, readonly [name: string, handler: Handler]>> = {
  'POST /client/register': ['RegisterClient', (request, { oidc }) => registerClient(oidc, readJsonBody(request))],
  'POST /device_authorization': [
    'StartDeviceAuthorization',
    (request, { oidc }) => startDeviceAuthorization(oidc, readJsonBody(request), request.origin),
  ],
  'POST /token': ['CreateToken', (request, { oidc }) => createToken(oidc, readJsonBody(request))],
  'GET /authorize': ['Authorize', (request, { oidc }) => authorize(oidc, new URLSearchParams(request.query))],
  'GET /device': ['DevicePage', devicePage],
  'GET /federation/credentials': ['GetRoleCredentials', forUser(getRoleCredentials)],
  'GET /assignment/accounts': ['ListAccounts', forUser(listAccounts)],
  'GET /assignment/roles': ['ListAccountRoles', forUser(listAccountRoles)],
  'POST /logout': ['Logout', forUser(logout)],
};

function ssoService(parts: Parts): Service {
  const routeOf = ({ method, path }: ServiceRequest) => ROUTES[`${method} ${path}`];
  return {
    operation: (request) => routeOf(request)?.[0] ?? '',
    refuse: (request, error) => {
      if (error) return jsonError(error.status, error.code, { error: error.code, message: error.message });
      if (request.method === 'POST') return refuse('SlowDown');
      return jsonError(429, 'TooManyRequestsException', { message: 'HTTP 429 Unknown Code' });
    },
    answer: (request, note) => {
      const reply = routeOf(request)?.[1](request, parts, note) ?? jsonError(404, 'ResourceNotFoundException', {});
      const error = reply.headers['x-amzn-errortype'];
      if (error !== undefined) note.error = error;
      return reply;
    },
  };
}

/** The portal reads the access token from a header, and requires no signature. */
function forUser(handler: Handler): Handler {
  return (request, parts, note) => {
    const token = request.headers['x-amz-sso_bearer_token'];
    if (typeof token !== 'string' || !isValidToken(parts.oidc, token)) {
      return jsonError(401, 'UnauthorizedException', { message: 'Session token not found or invalid' });
    }
    note.caller = parts.directory.userName;
    return handler(request, parts, note);
  };
}

function getRoleCredentials({ query }: ServiceRequest, { directory, state, clock }: Parts): Reply {
  const parameters = new URLSearchParams(query);
  const [accountId, roleName] = [parameters.get('account_id'), parameters.get('role_name')];
  if (!accountId || !roleName) return jsonError(400, 'InvalidRequestException', { message: 'Invalid request' });
  const account = directory.accounts.find((one) => one.accountId === accountId);
  const role = state.roles.get((account && Object.hasOwn(account.roles, roleName) && account.roles[roleName]) || '');
  if (role === undefined) return jsonError(403, 'ForbiddenException', { message: 'No access' });
  const session = issueSession(state, {
    principal: { kind: 'role', role, sessionName: directory.userName },
    expiration: expirationAfter(clock(), role.maxSessionDuration),
    mfa: false,
  });
  return jsonReply(200, {
    roleCredentials: {
      accessKeyId: session.accessKeyId,
      secretAccessKey: session.secret,
      sessionToken: session.token,
      expiration: session.expiration.getTime(),
    },
  });
}

function listAccounts({ query }: ServiceRequest, { directory }: Parts): Reply {
  const accounts = directory.accounts.map(({ accountId, accountName, emailAddress }) => ({
    accountId,
    accountName,
    emailAddress,
  }));
  const { items, nextToken } = page(accounts, new URLSearchParams(query));
  return jsonReply(200, { accountList: items, nextToken });
}

function listAccountRoles({ query }: ServiceRequest, { directory }: Parts): Reply {
  const parameters = new URLSearchParams(query);
  const account = directory.accounts.find(({ accountId }) => accountId === parameters.get('account_id'));
  if (account === undefined) return jsonError(403, 'ForbiddenException', { message: 'No access' });
  const roles = Object.keys(account.roles).map((roleName) => ({ roleName, accountId: account.accountId }));
  const { items, nextToken } = page(roles, parameters);
  return jsonReply(200, { roleList: items, nextToken });
}

/** One page of a list; the token of the next page is its position, as text. */
function page<Item>(all: readonly Item[], parameters: URLSearchParams) {
  const start = Number(parameters.get('next_token') ?? 0);
  const end = start + Number(parameters.get('max_result') ?? 100);
  return { items: all.slice(start, end), nextToken: end < all.length ? String(end) : undefined };
}

function logout(request: ServiceRequest, { oidc }: Parts): Reply {
  oidc.accessTokens.delete(String(request.headers['x-amz-sso_bearer_token']));
  return jsonReply(200, {});
}

function devicePage({ query }: ServiceRequest, { oidc }: Parts): Reply {
  const known = decide(oidc, new URLSearchParams(query).get('user_code') ?? '', 'approved');
  const body = known ? 'Request approved. You can close this window.' : 'This code is not known.';
  return { status: known ? 200 : 404, headers: { 'content-type': 'text/plain' }, body };
}
