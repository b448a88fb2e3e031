import type { Secret } from '../protocol/secret.ts';
import type { Credentials } from '../sources/credentials.ts';

/** What of some credentials must never be shown. */
export function secretsOf({ secretAccessKey, sessionToken }: Credentials): readonly Secret[] {
  return sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];
}
