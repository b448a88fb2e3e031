import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SignInServer {
  readonly url: string;
  /** Bodies of the requests whose proof was good. */
  readonly asked: readonly Record<string, unknown>[];
  /** What to answer instead of a new session. */
  refuseWith: { readonly status: number; readonly body: string } | null;
  readonly close: () => Promise<void>;
}

export const renewedKeys = {
  accessKeyId: 'ASIARENEWEDRENEWED12',
  secretAccessKey: 'renewed-secret',
  sessionToken: 'renewed-token',
};

/**
 * A local AWS Sign-In: CreateOAuth2Token by a refresh token, with a DPoP proof (RFC 9449) whose signature, method,
 * address and time it checks; each proof is good once.
 */
export async function startSignIn(key: JsonWebKey, now: Date): Promise<SignInServer> {
  const asked: Record<string, unknown>[] = [];
  const seen = new Set<string>();
  const state = { asked, refuseWith: null as SignInServer['refuseWith'] };
  const server = createServer(async (message, response) => {
    const body = JSON.parse(await readBody(message));
    const origin = `http://${message.headers.host}`;
    const problem = findProblem(message, origin, key, now, seen);
    if (problem !== null)
      return void response.writeHead(400).end(JSON.stringify({ error: 'INVALID_REQUEST', message: problem }));
    if (state.refuseWith !== null) return void response.writeHead(state.refuseWith.status).end(state.refuseWith.body);
    asked.push(body);
    response.end(
      JSON.stringify({
        accessToken: renewedKeys,
        tokenType: 'aws_sigv4',
        expiresIn: 900,
        refreshToken: 'next-refresh-token',
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function findProblem(
  message: IncomingMessage,
  origin: string,
  key: JsonWebKey,
  now: Date,
  seen: Set<string>,
): string | null {
  if (message.url !== '/v1/token' || message.method !== 'POST') return 'no such operation';
  const [head = '', payload = '', signature = ''] = String(message.headers['dpop']).split('.');
  const header = decode(head);
  const claims = decode(payload);
  const { kty, crv, x, y } = key;
  if (JSON.stringify(header) !== JSON.stringify({ alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } }))
    return 'header';
  const publicKey = createPublicKey({ key: header['jwk'] as JsonWebKey, format: 'jwk' });
  const proof = Buffer.from(`${head}.${payload}`);
  if (!verify('sha256', proof, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')))
    return 'signature';
  if (claims['htm'] !== 'POST' || claims['htu'] !== `${origin}/v1/token`) return 'address';
  if (claims['iat'] !== Math.floor(now.getTime() / 1000)) return 'time';
  if (seen.has(String(claims['jti']))) return 'used before';
  seen.add(String(claims['jti']));
  return null;
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
