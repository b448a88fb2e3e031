import type { Credentials } from '../core/credentials.ts';

/** Temporary credentials as they are kept: with their key and with what tells their age on this machine. */
export interface Session {
  /** The canonical text of its key. */
  readonly key: string;
  /** The profile of the hop; for lists only. */
  readonly profile: string | null;
  readonly roleArn: string | null;
  readonly credentials: KeptCredentials;
  readonly birth: Birth;
  /** This SSO session ends early when the token it came from is gone (`aws sso logout` deletes it). */
  readonly whileFile?: string;
  /** Where aws-cli has the same session, so that forgetting it forgets both. */
  readonly sharedFile?: string;
}

/** Kept credentials are temporary: they have a token and an end. */
export type KeptCredentials = Credentials & Required<Pick<Credentials, 'sessionToken' | 'expiration'>>;

export function isTemporary(credentials: Credentials): credentials is KeptCredentials {
  return credentials.sessionToken !== undefined && credentials.expiration !== undefined;
}

/** When a session came to this machine, by clocks that can be wrong each in its own way. */
export interface Birth {
  /** By the machine's wall clock, which may be set back. */
  readonly issued: Date;
  /** Seconds that the machine had been up, which only counts on until it starts anew. */
  readonly uptime: number;
  readonly hostName: string;
  /** Seconds from then to the end, by AWS's own clock. */
  readonly lifetime: number;
}
