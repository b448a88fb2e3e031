import { createHash, randomBytes } from 'node:crypto';
import type { Reply } from './http.ts';
import { type JsonObject, jsonReply, textAt } from './json.ts';
import { after, answerToken, type Client, type OidcState, refuse, secret } from './sso-tokens.ts';

// The operations of IAM Identity Center's OAuth server:
// https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/

const CLIENT_SECONDS = 90 * 24 * 60 * 60;
const GRANT_SECONDS = 600;
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export function registerClient(state: OidcState, body: JsonObject): Reply {
  if (!textAt(body, 'clientName') || textAt(body, 'clientType') !== 'public') return refuse('InvalidClientMetadata');
  const clientId = secret();
  const client = {
    secret: secret(),
    expiresAt: after(state, CLIENT_SECONDS),
    scopes: textList(body['scopes']),
    redirectUris: textList(body['redirectUris']),
  };
  state.clients.set(clientId, client);
  return jsonReply(200, {
    clientId,
    clientSecret: client.secret,
    clientIdIssuedAt: epochSeconds(state.clock()),
    clientSecretExpiresAt: epochSeconds(client.expiresAt),
  });
}

export function startDeviceAuthorization(state: OidcState, body: JsonObject, origin: string): Reply {
  if (!knownClient(state, body)) return refuse('InvalidClient');
  if (textAt(body, 'startUrl') !== state.startUrl) return refuse('InvalidRequest');
  const clientId = textAt(body, 'clientId') ?? '';
  const [deviceCode, userCode] = [secret(), makeUserCode()];
  state.devices.set(deviceCode, { clientId, userCode, expiresAt: after(state, GRANT_SECONDS), state: 'pending' });
  const verificationUri = `${origin}/device`;
  return jsonReply(200, {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn: GRANT_SECONDS,
    interval: state.interval,
  });
}

/** Records the user's decision on the device page. Returns false if there is no such code. */
export function decide(state: OidcState, userCode: string, decision: 'approved' | 'denied'): boolean {
  const grant = [...state.devices.values()].find((one) => one.userCode === userCode);
  if (grant !== undefined) grant.state = decision;
  return grant !== undefined;
}

/** The page of the authorization code flow; it sends the browser back immediately. */
export function authorize(state: OidcState, query: URLSearchParams): Reply {
  const read = (name: string) => query.get(name) ?? '';
  const [clientId, redirectUri, challenge] = [read('client_id'), read('redirect_uri'), read('code_challenge')];
  const client = state.clients.get(clientId);
  const wellAsked = read('response_type') === 'code' && read('code_challenge_method') === 'S256';
  if (!client || !wellAsked || challenge === '' || !isRegistered(redirectUri, client)) return refuse('InvalidRequest');
  const code = secret();
  state.codes.set(code, { clientId, redirectUri, challenge, expiresAt: after(state, GRANT_SECONDS) });
  const target = new URL(redirectUri);
  target.searchParams.set('code', code);
  target.searchParams.set('state', read('state'));
  return { status: 302, headers: { location: target.href }, body: '' };
}

export function createToken(state: OidcState, body: JsonObject): Reply {
  const client = knownClient(state, body);
  if (client === undefined) return refuse('InvalidClient');
  switch (textAt(body, 'grantType')) {
    case DEVICE_GRANT:
      return createByDevice(state, body, client);
    case 'refresh_token':
      return createByRefresh(state, body, client);
    case 'authorization_code':
      return createByCode(state, body, client);
    default:
      return refuse('UnsupportedGrantType');
  }
}

function createByDevice(state: OidcState, body: JsonObject, client: Client): Reply {
  const code = textAt(body, 'deviceCode') ?? '';
  const grant = state.devices.get(code);
  if (grant === undefined || grant.clientId !== textAt(body, 'clientId')) return refuse('InvalidGrant');
  if (state.clock() >= grant.expiresAt) return refuse('ExpiredToken');
  if (grant.state === 'pending') return refuse('AuthorizationPending');
  state.devices.delete(code);
  return grant.state === 'denied' ? refuse('AccessDenied') : answerToken(state, client);
}

/** A refresh token works once: the answer contains the next one. */
function createByRefresh(state: OidcState, body: JsonObject, client: Client): Reply {
  const known = state.refreshTokens.delete(textAt(body, 'refreshToken') ?? '');
  return known ? answerToken(state, client) : refuse('InvalidGrant');
}

function createByCode(state: OidcState, body: JsonObject, client: Client): Reply {
  const code = textAt(body, 'code') ?? '';
  const grant = state.codes.get(code);
  state.codes.delete(code);
  const verifier = textAt(body, 'codeVerifier') ?? '';
  const good =
    grant !== undefined &&
    state.clock() < grant.expiresAt &&
    grant.clientId === textAt(body, 'clientId') &&
    grant.redirectUri === textAt(body, 'redirectUri') &&
    grant.challenge === createHash('sha256').update(verifier).digest('base64url');
  return good ? answerToken(state, client) : refuse('InvalidGrant');
}

function knownClient(state: OidcState, body: JsonObject): Client | undefined {
  const client = state.clients.get(textAt(body, 'clientId') ?? '');
  const known = client !== undefined && client.secret === textAt(body, 'clientSecret');
  return known && state.clock() < client.expiresAt ? client : undefined;
}

/** The port of a loopback address does not count (RFC 8252, 7.3). */
function isRegistered(redirectUri: string, { redirectUris }: Client): boolean {
  const plain = (uri: string) => uri.replace(/^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)):\d+/, '$1');
  return redirectUris.map(plain).includes(plain(redirectUri));
}

function makeUserCode(): string {
  const letters = Array.from(randomBytes(8), (byte) => 'BCDFGHJKLMNPQRSTVWXZ'.charAt(byte % 20)).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function epochSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
