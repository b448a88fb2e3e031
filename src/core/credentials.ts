import type { Secret } from './secret.ts';

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
