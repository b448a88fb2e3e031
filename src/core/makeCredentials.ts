import type { Credentials } from './credentials.ts';
import { Secret } from './secret.ts';

/** Credentials as documents of all kinds hold them; null, undefined and "" are all "not there". */
export interface PlainCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | null | undefined;
  readonly expiration?: Date | undefined;
  readonly accountId?: string | null | undefined;
}

export function makeCredentials({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
  accountId,
}: PlainCredentials): Credentials {
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    ...(sessionToken ? { sessionToken: new Secret(sessionToken) } : {}),
    ...(expiration === undefined ? {} : { expiration }),
    ...(accountId ? { accountId } : {}),
  };
}
