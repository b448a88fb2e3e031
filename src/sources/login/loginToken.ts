import * as z from 'zod/mini';
import type { EngineError, Result } from '../../core/error.ts';
import { fetchDocument, renderCallUrl } from '../../services/document/fetchDocument.ts';
import { parseDocument, token } from '../../services/document/parseDocument.ts';
import type { Service } from '../../services/service.ts';
import { makeDpopProof } from './dpop.ts';

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
