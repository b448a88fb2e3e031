import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import * as z from 'zod/mini';
import type { EngineError, Result } from '../../core/error.ts';
import { fetchDocument, renderCallUrl } from '../../services/document/fetchDocument.ts';
import { parseDocument, token } from '../../services/document/parseDocument.ts';
import type { Service } from '../../services/service.ts';

/** The response of CreateOAuth2Token (AWS Sign-In API Reference). */
const schema = z.object({
  accessToken: z.object({ accessKeyId: token, secretAccessKey: token, sessionToken: token }),
  expiresIn: z.number(),
  refreshToken: token,
  tokenType: z.optional(z.string()),
  /** Only for a new session. */
  idToken: z.optional(token),
});

export type LoginToken = z.infer<typeof schema>;

interface LoginTokenRequest {
  /** The endpoint of AWS Sign-In. */
  readonly endpoint: string;
  /** The PEM of an EC P-256 key, which proves that this program signed in. */
  readonly dpopKey: string;
  readonly grant: Readonly<Record<string, string>>;
  /** Describes a refusal; undefined for the general error message. */
  readonly refuse: (status: number, reason: string | undefined) => EngineError | undefined;
}

/** A refusal, whose `error` has the reason. */
const refusalSchema = z.object({ error: z.string() });

/** Requests a session of `aws login` from AWS Sign-In. Undefined for an invalid key. */
export async function requestLoginToken(
  { endpoint, dpopKey, grant, refuse }: LoginTokenRequest,
  now: Date,
  open: Service,
): Promise<Result<LoginToken> | undefined> {
  const url = renderCallUrl(endpoint, '/v1/token');
  const proof = makeDpopProof(dpopKey, url, now);
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
 * Makes a DPoP proof (RFC 9449): a short-lived token that proves possession of the key to a POST request. Null if the PEM text has no such
 * key. `key`: PEM of an EC P-256 key; `now`: UTC.
 */
export function makeDpopProof(key: string, url: URL, now: Date): string | null {
  try {
    const privateKey = createPrivateKey(key);
    const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
    if (crv !== 'P-256') return null;
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
    const payload = {
      jti: randomUUID(),
      htm: 'POST',
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
