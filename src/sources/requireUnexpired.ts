import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';

/** CredentialsExpired for credentials that a source gave though they had ended. `source` begins the sentence. */
export function requireUnexpired(credentials: Credentials, now: Date, source: string): Result<Credentials> {
  const { expiration } = credentials;
  if (expiration === undefined || expiration > now) return succeed(credentials);
  return fail({
    code: 'CredentialsExpired',
    message: say`${source} returned credentials that expired at ${expiration.toISOString()}.`,
    hint: say`Renew the session of the program that provides them, and check the clock of this machine.`,
    target: source,
  });
}
