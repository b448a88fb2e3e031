import { Secret } from './secret.ts';

/** What signs a call, wherever it comes from. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
  /** UTC; absent for keys that do not end. */
  readonly expiration?: Date;
  readonly accountId?: string;
  /** The identity that AssumeRole or web identity answered. */
  readonly assumedRole?: { readonly arn: string; readonly id: string };
}

/** Credentials as documents of all kinds hold them; null, undefined and "" are all "not there". */
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

/** What of some credentials must never be shown. */
export function secretsOf({ secretAccessKey, sessionToken }: Credentials): readonly Secret[] {
  return sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken];
}

/** Whether they do not end within 5 minutes, as long as a cached session must last. */
export function lastsOn({ expiration }: Credentials, now: Date): boolean {
  return expiration === undefined || expiration.getTime() - now.getTime() > 300_000;
}
