import { Secret } from './secret.ts';

/** Credentials that sign requests, from any source. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
  /** In UTC; missing for access keys, which do not expire. */
  readonly expiration?: Date;
  readonly accountId?: string;
  /** The identity in the response of AssumeRole or AssumeRoleWithWebIdentity. */
  readonly assumedRole?: { readonly arn: string; readonly id: string };
}

/** Credentials as they appear in documents; null, undefined, and "" all mean that a value is missing. */
interface PlainCredentials {
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

/** The parts of credentials that must never be shown. */
export function secretsOf({ secretAccessKey, sessionToken }: Credentials): readonly Secret[] {
  return sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];
}

/** Whether credentials stay valid for more than 5 minutes, the minimum for a cached session. */
export function staysValid({ expiration }: Credentials, now: Date): boolean {
  return expiration === undefined || expiration.getTime() - now.getTime() > 300_000;
}
