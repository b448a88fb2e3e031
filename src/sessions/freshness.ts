import type { Birth } from './session.ts';

/** A session counts as over this many seconds before its end: time for the calls it is fetched for. */
export const marginSeconds = 300;

/** Clocks are nudged by seconds all the time; set back further, they tell no age any more. */
const nudgeSeconds = 60;

/** What this machine knows of the time. */
export interface Clock {
  readonly now: Date;
  /** Seconds since the machine started. */
  readonly uptime: number;
  readonly hostName: string;
}

/**
 * Seconds until the session ends, 0 when it is over or when its age cannot be told. The age is the larger of what the
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
