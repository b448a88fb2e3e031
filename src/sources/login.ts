import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { LoginHop } from '../plan/plan.ts';
import { fail, type Result, succeed } from '../protocol/error.ts';
import type { Credentials } from './credentials.ts';
import { loginAgain } from './loginAgain.ts';
import { makeCredentials } from './makeCredentials.ts';
import { parseDocument, time, token } from './parseDocument.ts';
import { renderTime } from './parseTime.ts';
import { type RenewedLogin, renewLogin } from './renewLogin.ts';
import type { SourceTools } from './sourceTools.ts';

/** The file that `aws login` writes. */
const schema = z.looseObject({
  accessToken: z.looseObject({
    accessKeyId: token,
    secretAccessKey: token,
    sessionToken: token,
    accountId: z.string(),
    expiresAt: time,
  }),
  clientId: z.string(),
  refreshToken: token,
  dpopKey: z.string(),
  signInRegion: z.optional(z.string()),
});
export type LoginFile = z.infer<typeof schema>;

/** aws-cli and the SDKs renew in the last five minutes. */
const renewalMilliseconds = 5 * 60_000;

/** The session of `aws login`, renewed if it is about to end. Errors: CredentialsExpired, NetworkUnreachable, SourceFailed. */
export async function runLogin(hop: LoginHop, tools: SourceTools): Promise<Result<Credentials>> {
  const path = loginPath(hop, tools.edges);
  const bytes = tools.edges.readFile(path);
  if (!bytes.ok || bytes.value === undefined) return fail(loginAgain(hop, 'There is no session of aws login'));
  const text = Buffer.from(bytes.value).toString('utf8');
  const parsed = parseDocument(text, schema);
  if (!parsed.ok) return fail(loginAgain(hop, `The file ${path} of aws login cannot be used`));

  const { accessToken } = parsed.value;
  const now = tools.sts.clock.now();
  const left = accessToken.expiresAt.getTime() - now.getTime();
  if (left > renewalMilliseconds) return succeed(toCredentials(accessToken));
  const renewed = await renewLogin(hop, parsed.value, now, tools);
  if (renewed.ok) {
    saveLogin(path, text, renewed.value, hop, tools);
    return succeed(toCredentials({ ...accessToken, ...renewed.value }));
  }
  return left > 0 ? succeed(toCredentials(accessToken)) : renewed;
}

/** aws-cli's name for the file: the SHA-256 of login_session. */
function loginPath(hop: LoginHop, { environment, homeDirectory }: SourceTools['edges']): string {
  const name = createHash('sha256').update(hop.loginSession, 'utf8').digest('hex');
  const folder = environment['AWS_LOGIN_CACHE_DIRECTORY']?.replace(/^~(?=[/\\]|$)/, homeDirectory);
  return join(folder ?? join(homeDirectory, '.aws', 'login', 'cache'), `${name}.json`);
}

function toCredentials({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAt,
  accountId,
}: Omit<RenewedLogin, 'refreshToken'> & { readonly accountId: string }): Credentials {
  return makeCredentials({ accessKeyId, secretAccessKey, sessionToken, expiration: expiresAt, accountId });
}

/** Keeps what else aws-cli wrote. The old refresh token is used up, so a failure is worth a warning. */
function saveLogin(
  path: string,
  text: string,
  renewed: RenewedLogin,
  hop: LoginHop,
  { edges, writeFile }: SourceTools,
): void {
  const document = JSON.parse(text);
  const { refreshToken, expiresAt, ...keys } = renewed;
  const accessToken = { ...document.accessToken, ...keys, expiresAt: renderTime(expiresAt) };
  if (writeFile(path, JSON.stringify({ ...document, accessToken, refreshToken }))) return;
  const message = `The renewed session of aws login could not be saved; the next run may ask for: ${loginAgain(hop, '').hint.slice(5)}`;
  edges.tell({ kind: 'warning', warning: { code: 'TokenNotSaved', message, file: path } });
}
