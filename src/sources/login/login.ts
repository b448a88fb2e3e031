import * as z from 'zod/mini';
import { type Credentials, makeCredentials } from '../../core/credentials.ts';
import { fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { renderTime } from '../../core/time.ts';
import { locateLogin } from '../../edges/places.ts';
import type { LoginHop } from '../../plan/sources/login.ts';
import { parseDocument, time, token } from '../../services/document/parseDocument.ts';
import { readRenewedToken } from '../renewedToken.ts';
import type { SourceTools } from '../source.ts';
import { loginExpired, type RenewedLogin, renewLogin } from './renewLogin.ts';

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

type LoginFile = z.infer<typeof schema>;

/** The AWS CLI and the SDKs renew a session in its last five minutes. */
const renewalMilliseconds = 5 * 60_000;

/**
 * Gets the session of `aws login`, renewed if it is about to expire. Errors: CredentialsExpired, NetworkUnreachable,
 * SourceFailed, AccessDenied.
 */
export async function runLogin(hop: LoginHop, tools: SourceTools): Promise<Result<Credentials>> {
  const path = locateLogin(hop.loginSession, tools.edges);
  const now = tools.sts.clock.now();
  const leftOf = ({ accessToken }: LoginFile) => accessToken.expiresAt.getTime() - now.getTime();
  const message = say`The renewed aws login session could not be saved. The next run might require: ${loginExpired(hop, '').hint.slice('Run: '.length)}`;
  const found = await readRenewedToken<LoginFile>(
    {
      path,
      waiting: say`Waiting for another window that is renewing the aws login session.`,
      parse: (text) => parseDocument(text, schema),
      isFresh: (file) => leftOf(file) > renewalMilliseconds,
      renew: async (file, text) => {
        const renewed = await renewLogin(hop, file, now, tools);
        return renewed.ok ? succeed(merge(file, text, renewed.value)) : renewed;
      },
      notSaved: { code: 'TokenNotSaved', message, file: path },
    },
    tools,
  );
  if (found.kind === 'missing') return fail(loginExpired(hop, say`You are not signed in with aws login`));
  if (found.kind === 'unfit') return fail(loginExpired(hop, say`The file ${path} of aws login cannot be used`));
  if (found.kind === 'fresh' || leftOf(found.token) > 0) return succeed(toCredentials(found.token));
  return fail(found.error ?? loginExpired(hop, say`The aws login session has expired`));
}

function toCredentials({ accessToken }: LoginFile): Credentials {
  const { expiresAt, ...keys } = accessToken;
  return makeCredentials({ ...keys, expiration: expiresAt });
}

/** The file after a renewal, with all other properties that the AWS CLI wrote. */
function merge(file: LoginFile, text: string, { refreshToken, expiresAt, ...keys }: RenewedLogin) {
  const document = JSON.parse(text);
  const accessToken = { ...document.accessToken, ...keys, expiresAt: renderTime(expiresAt) };
  return {
    token: { ...file, refreshToken, accessToken: { ...file.accessToken, ...keys, expiresAt } },
    text: JSON.stringify({ ...document, accessToken, refreshToken }),
  };
}
