import { createHash, createPublicKey, type JsonWebKey, randomUUID, verify } from 'node:crypto';
import {
  type ErrorFacts,
  type Listening,
  type ListenOptions,
  listen,
  type Reply,
  type Service,
  type ServiceRequest,
} from './http.ts';
import { issueSession } from './sessions.ts';
import type { User, World } from './world.ts';

export interface SignInOptions extends ListenOptions {
  readonly state: World;
  /** The user who is signed in to the console in the browser. */
  readonly user: User;
}

interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
}

/** The two clients of the AWS CLI: the browser returns automatically, or shows a code. */
const CLIENTS = ['arn:aws:signin:::devtools/same-device', 'arn:aws:signin:::devtools/cross-device'];
const SECONDS = 900;

/**
 * Starts a local AWS Sign-In (OAuth 2.1 with PKCE and DPoP, RFC 9449) for `aws login`: the page signs in immediately; each code, refresh
 * token, and proof is valid once.
 */
export function startSignIn({ state, user, ...options }: SignInOptions): Promise<Listening> {
  const clock = options.clock ?? (() => new Date());
  const codes = new Map<string, Grant>();
  const refreshTokens = new Map<string, string>();
  const proofs = new Set<string>();
  const service: Service = {
    operation: ({ path }) =>
      path === '/v1/authorize' ? 'Authorize' : path === '/v1/token' ? 'CreateOAuth2Token' : 'Unknown',
    refuse: (_request, error) => refuse(error?.status ?? 400, error?.code ?? 'TOKEN_EXPIRED', error),
    answer: (request) => {
      if (request.method === 'GET' && request.path === '/v1/authorize') return authorize(request);
      if (request.method === 'POST' && request.path === '/v1/token') return createToken(request);
      return refuse(404, 'INVALID_REQUEST');
    },
  };
  return listen(service, options);

  function authorize({ query, origin }: ServiceRequest): Reply {
    const asked = new URLSearchParams(query);
    const [clientId = '', redirectUri = '', challenge = ''] = ['client_id', 'redirect_uri', 'code_challenge'].map(
      (name) => asked.get(name) ?? '',
    );
    const isRemote = clientId === CLIENTS[1];
    const fits =
      CLIENTS.includes(clientId) &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'SHA-256' &&
      asked.get('scope') === 'openid' &&
      (isRemote
        ? redirectUri === `${origin}/v1/sessions/confirmation`
        : /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/.test(redirectUri));
    if (!fits) return refuse(400, 'INVALID_REQUEST');
    const code = randomUUID();
    codes.set(code, { clientId, redirectUri, challenge });
    const answer = new URLSearchParams({ code, state: asked.get('state') ?? '' });
    if (!isRemote) return { status: 302, headers: { location: `${redirectUri}?${answer}` }, body: '' };
    return {
      status: 200,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(answer.toString()).toString('base64'),
    };
  }

  function createToken(request: ServiceRequest): Reply {
    const thumbprint = readProof(request, clock(), proofs);
    const body = JSON.parse(request.body.toString('utf8'));
    if (thumbprint === undefined) return refuse(400, 'INVALID_REQUEST');
    if (!(body.grantType === 'refresh_token' ? takeRefreshToken(body, thumbprint) : takeCode(body)))
      return refuse(400, 'AUTHCODE_EXPIRED');
    const expiration = new Date(clock().getTime() + SECONDS * 1000);
    const session = issueSession(state, { principal: { kind: 'user', user }, mfa: true, expiration });
    const refreshToken = randomUUID();
    refreshTokens.set(refreshToken, thumbprint);
    const claims = Buffer.from(JSON.stringify({ sub: user.arn })).toString('base64url');
    return json(200, {
      accessToken: { accessKeyId: session.accessKeyId, secretAccessKey: session.secret, sessionToken: session.token },
      ...{ tokenType: 'aws_sigv4', expiresIn: SECONDS, refreshToken },
      ...(body.grantType === 'authorization_code' && { idToken: `e30.${claims}.c2ln` }),
    });
  }

  function takeCode({ clientId, code, codeVerifier, redirectUri }: Record<string, string>): boolean {
    const grant = codes.get(code ?? '');
    codes.delete(code ?? '');
    const challenge = createHash('sha256')
      .update(codeVerifier ?? '')
      .digest('base64url');
    return grant?.clientId === clientId && grant?.redirectUri === redirectUri && grant?.challenge === challenge;
  }

  function takeRefreshToken({ refreshToken = '' }: Record<string, string>, thumbprint: string): boolean {
    const owner = refreshTokens.get(refreshToken);
    refreshTokens.delete(refreshToken);
    return owner === thumbprint;
  }
}

/** The key of a valid proof; undefined for a missing one, one for another URL or time, and one that was used before. */
function readProof({ headers, origin, path }: ServiceRequest, now: Date, seen: Set<string>): string | undefined {
  const [head = '', payload = '', signature = ''] = String(headers['dpop']).split('.');
  try {
    const [{ jwk }, claims] = [decode(head), decode(payload)];
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    const signed = { key, dsaEncoding: 'ieee-p1363' } as const;
    const isGood =
      verify('sha256', Buffer.from(`${head}.${payload}`), signed, Buffer.from(signature, 'base64url')) &&
      claims['htm'] === 'POST' &&
      claims['htu'] === origin + path &&
      Math.abs(Number(claims['iat']) - now.getTime() / 1000) < 300 &&
      !seen.has(String(claims['jti']));
    seen.add(String(claims['jti']));
    return isGood ? JSON.stringify(jwk) : undefined;
  } catch {
    return undefined;
  }
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

function refuse(status: number, error: string, facts?: ErrorFacts): Reply {
  return json(status, { error, message: facts?.message ?? error });
}

function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
