import { describe, expect, it } from 'vitest';
import {
  type Clock,
  isFresh,
  marginSeconds,
  measureRemaining,
  type SessionTimes,
} from '../../../src/sessions/session.ts';
import { addSeconds, issued } from '../../support/session/sessions.ts';

const times: SessionTimes = { issued, uptime: 1000, hostName: 'host-a', lifetime: 3600 };

/** The clocks so many seconds later, each by its own count. */
function later(wall: number, uptime = wall, hostName = 'host-a'): Clock {
  return { now: addSeconds(issued, wall), uptime: 1000 + uptime, hostName };
}

describe('measureRemaining', () => {
  it.each<[string, number, Clock]>([
    ['when it was issued', 3600, later(0)],
    ['half an hour later', 1800, later(1800)],
    ['at its end', 0, later(3600)],
    ['a day after its end', 0, later(86_400)],
    ['when the wall clock was set forward', 600, later(3000, 60)],
    ['when the wall clock was set back by less than it is old: the time since start-up counts', 600, later(60, 3000)],
    ['when the wall clock was set back to before it was issued', 0, later(-61)],
    ['when the wall clock was nudged back by a minute, the most that counts as a nudge', 3600, later(-60, 0)],
    ['when the wall clock was set back by a year', 0, later(-31_536_000, 10)],
    ['when the wall clock was nudged back by some seconds', 3600, later(-5, 0)],
    ['when the machine was started anew since', 3000, later(600, -990)],
    ['when the machine has been up longer since then than the wall clock says', 0, later(60, 90_000)],
    ['on another machine that has been up longer', 3000, later(600, 90_000, 'host-b')],
    ['on another machine whose wall clock is before it was issued', 0, later(-100, 0, 'host-b')],
    ['when there is no telling the time', 0, { ...later(0), now: new Date(Number.NaN) }],
  ])('is, %s, %d', (_, seconds, clock) => {
    expect(measureRemaining(times, clock)).toBe(seconds);
  });

  it('is 0 for a session that never had a life', () => {
    expect([0, -5].map((lifetime) => measureRemaining({ ...times, lifetime }, later(0)))).toEqual([0, 0]);
  });

  it('never grows however the wall clock is moved while the machine runs', () => {
    const moves = [0, 60, 30, 30, 900, -40, 100, 3500, 20, 0];
    const left = moves.map((wall, step) => measureRemaining(times, later(wall, step * 300)));
    expect(left.every((seconds, step) => seconds <= 3600 - step * 300)).toBe(true);
  });
});

describe('isFresh', () => {
  it.each([
    [3600 - marginSeconds - 1, true],
    [3600 - marginSeconds, false],
    [3600 - marginSeconds + 1, false],
    [4000, false],
  ])('is, %d seconds after a session of an hour was issued, %s', (seconds, answer) => {
    expect(isFresh(times, later(seconds))).toBe(answer);
  });

  it('counts with another margin where that is asked for', () => {
    expect([
      isFresh(times, later(2699), 900),
      isFresh(times, later(2700), 900),
      isFresh(times, later(3599), 0),
    ]).toEqual([true, false, true]);
  });
});
