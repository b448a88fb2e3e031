import type { Credentials } from '../core/credentials.ts';
import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import { parseTime } from '../core/time.ts';
import type { EnvironmentHop } from '../plan/sources/environment.ts';

/**
 * Reads the credentials in environment variables. AWS_SECURITY_TOKEN comes before AWS_SESSION_TOKEN, as in botocore
 * EnvProvider. `now`: UTC, compared with AWS_CREDENTIAL_EXPIRATION.
 */
export function readEnvironment(hop: EnvironmentHop, environment: Environment, now: Date): Result<Credentials> {
  const secret = environment['AWS_SECRET_ACCESS_KEY'];
  if (!secret) return fail(incomplete);
  const token = environment['AWS_SECURITY_TOKEN'] || environment['AWS_SESSION_TOKEN'];
  const accountId = environment['AWS_ACCOUNT_ID'];
  // Ignores an expiration that cannot be parsed: it is only informative, and AWS checks the credentials itself.
  const expiration = parseTime(environment['AWS_CREDENTIAL_EXPIRATION'] ?? '');
  if (expiration !== undefined && expiration <= now) return fail(expired(hop.accessKeyId, expiration));
  return succeed({
    accessKeyId: hop.accessKeyId,
    secretAccessKey: new Secret(secret),
    ...(token ? { sessionToken: new Secret(token) } : {}),
    ...(expiration === undefined ? {} : { expiration }),
    ...(accountId ? { accountId } : {}),
  });
}

const incomplete = {
  code: 'ProfileIncomplete',
  message: say`AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.`,
  hint: say`Set both, or remove AWS_ACCESS_KEY_ID.`,
  target: 'AWS_SECRET_ACCESS_KEY',
} as const;

function expired(accessKeyId: string, expiration: Date) {
  return {
    code: 'CredentialsExpired',
    message: say`The credentials in this shell (${showKeyId(accessKeyId)}) expired at ${expiration.toISOString()}.`,
    hint: say`To renew them, run Set-AwsRole again. To restore the previous state, run Clear-AwsRole. If they are still valid, the clock of this machine is wrong.`,
    target: showKeyId(accessKeyId),
  } as const;
}
