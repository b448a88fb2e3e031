import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../../core/credentials.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { renderTime } from '../../core/time.ts';
import { locateLogin } from '../../edges/places.ts';
import type { LoginHop } from '../../plan/sources/login.ts';
import { parseDocument, time, token } from '../../services/document/parseDocument.ts';
import type { SourceTools } from '../source.ts';
import { loginAgain, type RenewedLogin, renewLogin } from './renewLogin.ts';

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

/** aws-cli and the SDKs renew in the last five minutes. */
const renewalMilliseconds = 5 * 60_000;

/** The session of `aws login`, renewed if it is about to end. Errors: CredentialsExpired, NetworkUnreachable, SourceFailed. */
export async function runLogin(hop: LoginHop, tools: SourceTools): Promise<Result<Credentials>> {
  const path = locateLogin(hop.loginSession, tools.edges);
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
  { edges, replaceFile }: SourceTools,
): void {
  const document = JSON.parse(text);
  const { refreshToken, expiresAt, ...keys } = renewed;
  const accessToken = { ...document.accessToken, ...keys, expiresAt: renderTime(expiresAt) };
  if (replaceFile(path, Buffer.from(JSON.stringify({ ...document, accessToken, refreshToken }))).ok) return;
  const message = `The renewed session of aws login could not be saved; the next run may ask for: ${loginAgain(hop, '').hint.slice(5)}`;
  edges.tell({ kind: 'warning', warning: { code: 'TokenNotSaved', message, file: path } });
}
