import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Reply } from './http.ts';
import { jsonError, jsonReply } from './json.ts';

/** The state of the OAuth server. */
export interface OidcState {
  readonly startUrl: string;
  readonly clock: Clock;
  /** How long an access token is valid. */
  readonly tokenSeconds: number;
  /** The minimum seconds between a client's polls. */
  readonly interval: number;
  /** By client ID. */
  readonly clients: Map<string, Client>;
  /** By device code. */
  readonly devices: Map<string, DeviceGrant>;
  /** By authorization code. */
  readonly codes: Map<string, CodeGrant>;
  readonly refreshTokens: Set<string>;
  /** Expiry by access token. */
  readonly accessTokens: Map<string, Date>;
}

export interface Client {
  readonly secret: string;
  readonly expiresAt: Date;
  /** Without scopes the client gets no refresh token. */
  readonly scopes: readonly string[];
  readonly redirectUris: readonly string[];
}

export interface DeviceGrant {
  readonly clientId: string;
  readonly expiresAt: Date;
  readonly userCode: string;
  state: 'pending' | 'approved' | 'denied';
}

export interface CodeGrant {
  readonly clientId: string;
  readonly expiresAt: Date;
  readonly redirectUri: string;
  readonly challenge: string;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

export function createOidcState(
  settings: Pick<OidcState, 'startUrl' | 'clock' | 'tokenSeconds' | 'interval'>,
): OidcState {
  return {
    ...settings,
    clients: new Map(),
    devices: new Map(),
    codes: new Map(),
    refreshTokens: new Set(),
    accessTokens: new Map(),
  };
}

/** Creates an access token and its refresh token. */
export function issueToken(state: OidcState): IssuedToken {
  const token = { accessToken: secret(), refreshToken: secret(), expiresAt: after(state, state.tokenSeconds) };
  state.accessTokens.set(token.accessToken, token.expiresAt);
  state.refreshTokens.add(token.refreshToken);
  return token;
}

export function isValidToken(state: OidcState, accessToken: string): boolean {
  return state.clock() < (state.accessTokens.get(accessToken) ?? new Date(0));
}

/** The answer of CreateToken to a valid grant. */
export function answerToken(state: OidcState, client: Client): Reply {
  const { accessToken, refreshToken } = issueToken(state);
  return jsonReply(200, {
    accessToken,
    tokenType: 'Bearer',
    expiresIn: state.tokenSeconds,
    ...(client.scopes.length > 0 ? { refreshToken } : {}),
  });
}

/** OAuth error codes, by AWS's names for them. */
const ERRORS = {
  AccessDenied: [400, 'access_denied'],
  AuthorizationPending: [400, 'authorization_pending'],
  ExpiredToken: [400, 'expired_token'],
  InvalidClient: [401, 'invalid_client'],
  InvalidClientMetadata: [400, 'invalid_client_metadata'],
  InvalidGrant: [400, 'invalid_grant'],
  InvalidRequest: [400, 'invalid_request'],
  SlowDown: [400, 'slow_down'],
  UnsupportedGrantType: [400, 'unsupported_grant_type'],
} as const;

/** The error answer with this name (without `Exception`). */
export function refuse(name: keyof typeof ERRORS): Reply {
  const [status, error] = ERRORS[name];
  return jsonError(status, `${name}Exception`, { error, error_description: `The request was refused: ${error}` });
}

export function after({ clock }: OidcState, seconds: number): Date {
  return new Date(clock().getTime() + seconds * 1000);
}

export function secret(): string {
  return randomBytes(48).toString('base64url');
}
