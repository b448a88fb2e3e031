import * as z from 'zod/mini';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { Secret } from '../../core/secret.ts';
import { renderTime } from '../../core/time.ts';
import { locateSsoToken } from '../../edges/places.ts';
import type { SsoHop } from '../../plan/sources/sso.ts';
import { fetchDocument, renderCallUrl } from '../../services/document/fetchDocument.ts';
import { parseDocument, time, token } from '../../services/document/parseDocument.ts';
import { readRenewedToken, type TokenTools } from '../renewedToken.ts';

/** The token file of `aws sso login`, which AwsRole reads and renews. */
const fileSchema = z.looseObject({
  accessToken: token,
  expiresAt: time,
  refreshToken: z.optional(token),
  clientId: z.optional(z.string()),
  clientSecret: z.optional(z.string()),
  registrationExpiresAt: z.optional(time),
});
type TokenFile = z.infer<typeof fileSchema>;

/** The response of CreateToken (IAM Identity Center OIDC API Reference). */
const answerSchema = z.object({ accessToken: token, expiresIn: z.number(), refreshToken: z.optional(token) });

/** The AWS CLI renews the token of a session in its last 15 minutes. */
const renewalMilliseconds = 15 * 60_000;

/** What identifies an SSO token, and the endpoint that renews it. */
type SsoSubject = Pick<SsoHop, 'profile' | 'session' | 'startUrl' | 'ssoRegion' | 'tokenService'>;

/** Reads the access token for an SSO profile, renewed if it is about to expire. Errors: SsoLoginRequired, NetworkUnreachable. */
export async function readSsoToken(hop: SsoSubject, tools: TokenTools): Promise<Result<Secret>> {
  const path = locateSsoToken(hop.session ?? hop.startUrl, tools.edges);
  const now = tools.sts.clock.now();
  const leftOf = ({ expiresAt }: TokenFile) => expiresAt.getTime() - now.getTime();
  const message = say`The renewed SSO token could not be saved. The next run might require: ${loginRequired(hop, '').hint.slice(5)}`;
  const found = await readRenewedToken<TokenFile>(
    {
      path,
      waiting: say`Waiting for another window that is renewing the SSO token.`,
      parse: (text) => parseDocument(text, fileSchema),
      isFresh: (file) => leftOf(file) >= renewalMilliseconds,
      renew: async (file, text) => {
        const renewed = await renew(hop, file, now, tools);
        return renewed?.ok ? succeed(merge(file, text, renewed.value)) : renewed;
      },
      notSaved: { code: 'TokenNotSaved', message, file: path },
    },
    tools,
  );
  if (found.kind === 'missing') return fail(loginRequired(hop, say`You are not signed in to IAM Identity Center`));
  if (found.kind === 'unfit') return fail(loginRequired(hop, say`The SSO token file ${path} cannot be used`));
  if (found.kind === 'fresh' || leftOf(found.token) > 0) return succeed(new Secret(found.token.accessToken));
  const { error } = found;
  return fail(
    error?.code === 'NetworkUnreachable'
      ? error
      : loginRequired(hop, say`Your IAM Identity Center sign-in has expired`),
  );
}

/** The file after a renewal, with all other properties that the AWS CLI wrote. */
function merge(file: TokenFile, text: string, { accessToken, expiresAt, refreshToken }: RenewedToken) {
  const { refreshToken: _, ...rest }: Record<string, unknown> = JSON.parse(text);
  const renewed = { accessToken, ...(refreshToken === undefined ? {} : { refreshToken }) };
  return {
    token: { ...file, ...renewed, expiresAt },
    text: JSON.stringify({ ...rest, ...renewed, expiresAt: renderTime(expiresAt) }),
  };
}

/** The error that requires a new sign-in, with the command for it. */
export function loginRequired(hop: Omit<SsoSubject, 'tokenService'>, what: string): EngineError {
  const ownCommand =
    hop.session === null ? `-StartUrl ${hop.startUrl} -Region ${hop.ssoRegion}` : `-Session ${quote(hop.session)}`;
  const awsCommand = hop.profile === null ? '' : say`, or aws sso login --profile ${quote(hop.profile)}`;
  return {
    code: 'SsoLoginRequired',
    message: say`${what} for ${hop.session === null ? hop.startUrl : say`the SSO session "${hop.session}"`}.`,
    hint: say`Run: Connect-AwsSso ${ownCommand}${awsCommand}`,
    target: hop.session ?? hop.startUrl,
  };
}

interface RenewedToken {
  readonly accessToken: string;
  readonly expiresAt: Date;
  readonly refreshToken?: string | undefined;
}

/** Renews the token; undefined if that is impossible, as without an sso-session. */
async function renew(
  hop: SsoSubject,
  { refreshToken, clientId, clientSecret, registrationExpiresAt }: TokenFile,
  now: Date,
  { sts }: TokenTools,
): Promise<Result<RenewedToken> | undefined> {
  if (hop.session === null || !refreshToken || !clientId || !clientSecret || !registrationExpiresAt) return undefined;
  if (registrationExpiresAt <= now) return undefined;
  const answer = await fetchDocument(
    {
      name: say`The SSO token service`,
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

function quote(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`;
}
