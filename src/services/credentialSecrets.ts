import type { Credentials } from '../core/credentials.ts';
import type { Secret } from '../core/secret.ts';

/** What of some credentials must never be shown. */
export function secretsOf({ secretAccessKey, sessionToken }: Credentials): readonly Secret[] {
  return sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];
}
