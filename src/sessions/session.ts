import type { Credentials } from '../core/credentials.ts';
import { isSessionOf } from '../services/sts/sessionOutput.ts';
import type { CacheableHop, Slot } from './key.ts';

/** Cached temporary credentials, with their key and the times that tell their age on this machine. */
export interface Session {
  /** The canonical text of its key. */
  readonly key: string;
  /** The profile of the hop; only for lists. */
  readonly profile: string | null;
  readonly roleArn: string | null;
  /** For a role of Identity Center, whose ARN is unknown. */
  readonly roleName?: string;
  readonly credentials: TemporaryCredentials;
  readonly times: SessionTimes;
  /** The SSO token file that this session depends on: it is no longer used once `aws sso logout` has deleted that file. */
  readonly whileFile?: string;
  /** The file of the same session in the AWS CLI's cache, which is deleted with this one. */
  readonly sharedFile?: string;
}

/** Cached credentials are temporary: they have a session token and an expiration. */
export type TemporaryCredentials = Credentials & Required<Pick<Credentials, 'sessionToken' | 'expiration'>>;

export function isTemporary(credentials: Credentials): credentials is TemporaryCredentials {
  return credentials.sessionToken !== undefined && credentials.expiration !== undefined;
}

/** When a session was obtained on this machine, by several clocks, each of which can be wrong. */
export interface SessionTimes {
  /** By the wall clock, which can be set back. */
  readonly issued: Date;
  /** The uptime of the machine in seconds, which starts again at zero after a restart. */
  readonly uptime: number;
  readonly hostName: string;
  /** Seconds from that time to the expiration, by the clock of AWS. */
  readonly lifetime: number;
}

/** The current time on this machine. */
export interface Clock {
  readonly now: Date;
  /** Seconds since the machine started. */
  readonly uptime: number;
  readonly hostName: string;
}

/** A session is not used in its last seconds, to leave time for the calls that use it. */
export const marginSeconds = 300;

/** Small corrections of the clock are normal; if it was set back further, the age is unknown. */
const nudgeSeconds = 60;

/** The default of STS for AssumeRole and AssumeRoleWithWebIdentity (API Reference, DurationSeconds). */
const defaultDurationSeconds = 3600;
/** The default of STS for GetSessionToken. */
const defaultUserSeconds = 43_200;
/** The maximum session duration of a permission set in IAM Identity Center. */
const maxSsoSeconds = 43_200;

/** Makes the session to cache; undefined for credentials that cannot be reused: without expiration, nearly expired, or for another role. */
export function makeSession(
  { hop, key }: Slot,
  credentials: Credentials,
  times: SessionTimes,
  files: Pick<Session, 'whileFile' | 'sharedFile'>,
): Session | undefined {
  if (!isTemporary(credentials) || times.lifetime <= marginSeconds || !matchesHop(hop, credentials)) return undefined;
  const roleArn = hop.kind === 'sso' || hop.kind === 'mfa-session' ? null : hop.roleArn;
  const named = hop.kind === 'sso' ? { roleName: hop.roleName } : {};
  return { key: key.text, profile: hop.profile, roleArn, ...named, credentials, times, ...files };
}

/** Whether credentials belong to the role of a hop, by the response of AWS: the last guard against a wrong account. */
export function matchesHop(hop: CacheableHop, credentials: Credentials): boolean {
  if (hop.kind === 'sso') return credentials.accountId === hop.accountId;
  // GetSessionToken returns no ARN to compare.
  if (hop.kind === 'mfa-session') return true;
  const arn = credentials.assumedRole?.arn;
  return isSessionOf(hop.roleArn, arn) && (hop.sessionName === null || arn?.split('/').at(-1) === hop.sessionName);
}

/**
 * The times of a new session. `skewSeconds`: AWS's clock minus this machine's, if a response showed it. The lifetime is
 * limited to the requested duration, so that a machine with a slow clock does not use an expired session.
 */
export function makeSessionTimes(hop: CacheableHop, expiration: Date, clock: Clock, skewSeconds = 0): SessionTimes {
  const byClock = (expiration.getTime() - clock.now.getTime()) / 1000 - skewSeconds;
  return {
    issued: clock.now,
    uptime: clock.uptime,
    hostName: clock.hostName,
    lifetime: Math.min(byClock, maxLifetime(hop)),
  };
}

/**
 * Seconds until the session expires; 0 if it has expired or its age is unknown. The age is the larger of the wall clock time
 * and the uptime since it was issued: a clock that is set back never makes a session younger, and one that is always wrong does
 * no harm.
 */
export function measureRemaining(times: SessionTimes, clock: Clock): number {
  const byWall = (clock.now.getTime() - times.issued.getTime()) / 1000;
  if (!(byWall >= -nudgeSeconds)) return 0;
  const byUptime = times.hostName === clock.hostName ? clock.uptime - times.uptime : 0;
  return Math.max(times.lifetime - Math.max(byWall, byUptime, 0), 0);
}

/** Whether more than `seconds` remain. */
export function isFresh(times: SessionTimes, clock: Clock, seconds: number = marginSeconds): boolean {
  return measureRemaining(times, clock) > seconds;
}

function maxLifetime(hop: CacheableHop): number {
  switch (hop.kind) {
    case 'assume-role':
    case 'web-identity':
      return hop.durationSeconds ?? defaultDurationSeconds;
    case 'mfa-session':
      return hop.durationSeconds ?? defaultUserSeconds;
    case 'sso':
      return maxSsoSeconds;
  }
}
