import type { Credentials } from '../core/credentials.ts';
import { isSessionOf } from '../services/sts/sessionOutput.ts';
import type { KeptHop, Slot } from './key.ts';

/** Temporary credentials as they are kept: with their key and with what tells their age on this machine. */
export interface Session {
  /** The canonical text of its key. */
  readonly key: string;
  /** The profile of the hop; for lists only. */
  readonly profile: string | null;
  readonly roleArn: string | null;
  /** Of a role that Identity Center gives, whose ARN no one tells. */
  readonly roleName?: string;
  readonly credentials: KeptCredentials;
  readonly birth: Birth;
  /** This SSO session ends early when the token it came from is gone (`aws sso logout` deletes it). */
  readonly whileFile?: string;
  /** Where the AWS CLI has the same session, so that forgetting it forgets both. */
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
  /** Seconds that the machine had been up, which only counts on until it starts again. */
  readonly uptime: number;
  readonly hostName: string;
  /** Seconds from then to the end, by AWS's own clock. */
  readonly lifetime: number;
}

/** What this machine knows of the time. */
export interface Clock {
  readonly now: Date;
  /** Seconds since the machine started. */
  readonly uptime: number;
  readonly hostName: string;
}

/** A session counts as over this many seconds before its end: time for the calls it is fetched for. */
export const marginSeconds = 300;

/** Clocks are nudged by seconds all the time; set back further, they tell no age any more. */
const nudgeSeconds = 60;

/** STS's own default for AssumeRole and AssumeRoleWithWebIdentity (API reference, DurationSeconds). */
const defaultDurationSeconds = 3600;
/** STS's own default for GetSessionToken. */
const defaultUserSeconds = 43_200;
/** No role session of SSO is longer (IAM Identity Center, session duration of permission sets). */
const longestSsoSeconds = 43_200;

/** The session to keep for a slot; undefined for credentials that will not be of use: without an end, or for another role. */
export function makeSession(
  { hop, key }: Slot,
  credentials: Credentials,
  birth: Birth,
  files: Pick<Session, 'whileFile' | 'sharedFile'>,
): Session | undefined {
  if (!isTemporary(credentials) || birth.lifetime <= marginSeconds || !matchesHop(hop, credentials)) return undefined;
  const roleArn = hop.kind === 'sso' || hop.kind === 'mfa-session' ? null : hop.roleArn;
  const named = hop.kind === 'sso' ? { roleName: hop.roleName } : {};
  return { key: key.text, profile: hop.profile, roleArn, ...named, credentials, birth, ...files };
}

/** Whether credentials are what a hop asks for, by what AWS itself answered: the last guard against a wrong account. */
export function matchesHop(hop: KeptHop, credentials: Credentials): boolean {
  if (hop.kind === 'sso') return credentials.accountId === hop.accountId;
  // A session of the user answers for no one but its key.
  if (hop.kind === 'mfa-session') return true;
  const arn = credentials.assumedRole?.arn;
  return isSessionOf(hop.roleArn, arn) && (hop.sessionName === null || arn?.split('/').at(-1) === hop.sessionName);
}

/**
 * The birth of a session that was just made. `skewSeconds` is AWS's clock minus the machine's, where the answer told
 * it. The lifetime is never longer than what was asked for, so that a machine whose clock is slow by hours does
 * not keep a session for hours too long.
 */
export function measureBirth(hop: KeptHop, expiration: Date, clock: Clock, skewSeconds = 0): Birth {
  const byClock = (expiration.getTime() - clock.now.getTime()) / 1000 - skewSeconds;
  return {
    issued: clock.now,
    uptime: clock.uptime,
    hostName: clock.hostName,
    lifetime: Math.min(byClock, longestLifetime(hop)),
  };
}

/**
 * Seconds until the session ends, 0 when it has expired or when its age cannot be told. The age is the larger of what the
 * wall clock and the time since start-up say, so that a clock that steps back never makes a session younger; and
 * it counts from the birth, so that a clock that is wrong by a constant does no harm.
 */
export function measureRemaining(birth: Birth, clock: Clock): number {
  const byWall = (clock.now.getTime() - birth.issued.getTime()) / 1000;
  if (!(byWall >= -nudgeSeconds)) return 0;
  const byUptime = birth.hostName === clock.hostName ? clock.uptime - birth.uptime : 0;
  return Math.max(birth.lifetime - Math.max(byWall, byUptime, 0), 0);
}

/** Whether more than `seconds` remain. */
export function isFresh(birth: Birth, clock: Clock, seconds: number = marginSeconds): boolean {
  return measureRemaining(birth, clock) > seconds;
}

function longestLifetime(hop: KeptHop): number {
  switch (hop.kind) {
    case 'assume-role':
    case 'web-identity':
      return hop.durationSeconds ?? defaultDurationSeconds;
    case 'mfa-session':
      return hop.durationSeconds ?? defaultUserSeconds;
    case 'sso':
      return longestSsoSeconds;
  }
}
