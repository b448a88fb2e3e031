import * as z from 'zod/mini';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { Secret } from '../../core/secret.ts';
import { renderTime } from '../../core/time.ts';
import { locateSsoToken } from '../../edges/places.ts';
import type { SsoHop } from '../../plan/sources/sso.ts';
import { fetchDocument } from '../../services/document/fetchDocument.ts';
import { parseDocument, time, token } from '../../services/document/parseDocument.ts';
import { renderCallUrl } from '../../services/document/renderCallUrl.ts';
import type { SourceTools } from '../source.ts';

/** aws-cli's token file: that of `aws sso login`, which this program reads and renews. */
const fileSchema = z.looseObject({
  accessToken: token,
  expiresAt: time,
  refreshToken: z.optional(token),
  clientId: z.optional(z.string()),
  clientSecret: z.optional(z.string()),
  registrationExpiresAt: z.optional(time),
});
type TokenFile = z.infer<typeof fileSchema>;

/** What CreateToken answers (IAM Identity Center OIDC API Reference). */
const answerSchema = z.object({ accessToken: token, expiresIn: z.number(), refreshToken: z.optional(token) });

/** aws-cli renews a session's token in its last quarter of an hour. */
const renewalMilliseconds = 15 * 60_000;

/** The access token for an SSO profile, renewed if it is about to end. Errors: SsoLoginRequired, NetworkUnreachable. */
export async function readSsoToken(hop: SsoHop, tools: SourceTools): Promise<Result<Secret>> {
  const path = locateSsoToken(hop.session ?? hop.startUrl, tools.edges);
  const bytes = tools.edges.readFile(path);
  if (!bytes.ok || bytes.value === undefined) return fail(loginRequired(hop, 'There is no SSO token'));
  const text = Buffer.from(bytes.value).toString('utf8');
  const parsed = parseDocument(text, fileSchema);
  if (!parsed.ok) return fail(loginRequired(hop, `The SSO token file ${path} cannot be used`));

  const now = tools.sts.clock.now();
  const left = parsed.value.expiresAt.getTime() - now.getTime();
  if (left >= renewalMilliseconds) return succeed(new Secret(parsed.value.accessToken));
  const renewed = await renew(hop, parsed.value, now, tools);
  if (renewed?.ok) {
    saveToken(path, text, renewed.value, hop, tools);
    return succeed(new Secret(renewed.value.accessToken));
  }
  if (left > 0) return succeed(new Secret(parsed.value.accessToken));
  return fail(
    renewed?.ok === false && renewed.error.code === 'NetworkUnreachable'
      ? renewed.error
      : loginRequired(hop, 'The SSO token has expired'),
  );
}

/** The error that asks for a login, with the command that makes one. */
export function loginRequired(hop: SsoHop, what: string): EngineError {
  const profile = hop.profile === null ? '' : ` --profile ${quote(hop.profile)}`;
  return {
    code: 'SsoLoginRequired',
    message: `${what} for ${hop.session === null ? hop.startUrl : `the SSO session "${hop.session}"`}.`,
    hint: `Run: aws sso login${profile}`,
    target: hop.session ?? hop.startUrl,
  };
}

interface RenewedToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken?: string | undefined;
}

/** Undefined where the file has nothing to renew with, as one without an sso-session. */
async function renew(
  hop: SsoHop,
  { refreshToken, clientId, clientSecret, registrationExpiresAt }: TokenFile,
  now: Date,
  { sts }: SourceTools,
): Promise<Result<RenewedToken> | undefined> {
  if (hop.session === null || !refreshToken || !clientId || !clientSecret || !registrationExpiresAt) return undefined;
  if (registrationExpiresAt <= now) return undefined;
  const answer = await fetchDocument(
    {
      name: 'The SSO token service',
      url: renderCallUrl(hop.tokenService, '/token'),
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId, clientSecret, grantType: 'refresh_token', refreshToken }),
      parse: (text) => parseDocument(text, answerSchema),
    },
    sts,
  );
  if (!answer.ok) return answer;
  const { accessToken, expiresIn } = answer.value;
  return succeed({
    accessToken,
    expiresAt: new Date(now.getTime() + expiresIn * 1000),
    refreshToken: answer.value.refreshToken,
  });
}

/** Keeps what else aws-cli wrote. The old refresh token may be used up, so a failure is worth a warning. */
function saveToken(
  path: string,
  text: string,
  renewed: RenewedToken,
  hop: SsoHop,
  { edges, replaceFile }: SourceTools,
): void {
  const { refreshToken: _, ...rest }: Record<string, unknown> = JSON.parse(text);
  const { accessToken, refreshToken } = renewed;
  const document = {
    ...rest,
    accessToken,
    expiresAt: renderTime(renewed.expiresAt),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
  if (replaceFile(path, Buffer.from(JSON.stringify(document))).ok) return;
  const message = `The renewed SSO token could not be saved; the next run may ask for: ${loginRequired(hop, '').hint.slice(5)}`;
  edges.tell({ kind: 'warning', warning: { code: 'TokenNotSaved', message, file: path } });
}

function quote(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}
