import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import * as z from 'zod/mini';
import type { EngineError, Result } from '../../core/error.ts';
import { fetchDocument, renderCallUrl } from '../../services/document/fetchDocument.ts';
import { parseDocument, token } from '../../services/document/parseDocument.ts';
import type { Service } from '../../services/service.ts';

/** What CreateOAuth2Token answers (AWS Sign-In API Reference). */
const schema = z.object({
  accessToken: z.object({ accessKeyId: token, secretAccessKey: token, sessionToken: token }),
  expiresIn: z.number(),
  refreshToken: token,
  tokenType: z.optional(z.string()),
  /** Of a new session alone. */
  idToken: z.optional(token),
});

export type LoginToken = z.infer<typeof schema>;

export interface LoginTokenRequest {
  /** Where AWS Sign-In is called. */
  readonly endpoint: string;
  /** PEM, EC P-256: the proof that this is the program that signed in. */
  readonly dpopKey: string;
  readonly grant: Readonly<Record<string, string>>;
  /** An answer that is a refusal, in words; undefined leaves it to the usual ones. */
  readonly refuse: (status: number, reason: string | undefined) => EngineError | undefined;
}

/** Its refusals say in `error` what is the matter. */
const refusalSchema = z.object({ error: z.string() });

/** Asks AWS Sign-In for a session of `aws login`. Undefined for an invalid key. */
export async function requestLoginToken(
  { endpoint, dpopKey, grant, refuse }: LoginTokenRequest,
  now: Date,
  open: Service,
): Promise<Result<LoginToken> | undefined> {
  const url = renderCallUrl(endpoint, '/v1/token');
  const proof = makeDpopProof(dpopKey, 'POST', url, now);
  if (proof === null) return undefined;
  return fetchDocument(
    {
      name: 'AWS Sign-In',
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', dpop: proof },
      body: JSON.stringify(grant),
      parse: (text) => parseDocument(text, schema),
      refuse: (status, body) => {
        const parsed = parseDocument(body, refusalSchema);
        return refuse(status, parsed.ok ? parsed.value.error : undefined);
      },
    },
    open,
  );
}

/**
 * A DPoP proof (RFC 9449): a short-lived token that shows that the sender holds the key. Null when the PEM text holds
 * no such key.
 *
 * @param key PEM, EC P-256
 * @param now UTC
 */
export function makeDpopProof(key: string, method: string, url: URL, now: Date): string | null {
  try {
    const privateKey = createPrivateKey(key);
    const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
    if (crv !== 'P-256') return null;
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
    const payload = {
      jti: randomUUID(),
      htm: method,
      htu: url.origin + url.pathname,
      iat: Math.floor(now.getTime() / 1000),
    };
    const text = `${encode(header)}.${encode(payload)}`;
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  } catch {
    return null;
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
