import { describe, expect, it } from 'vitest';
import type { SsoHop } from '../../../src/plan/sources/sso.ts';
import type { WebIdentityHop } from '../../../src/plan/sources/webIdentity.ts';
import { isFresh, makeSessionTimes } from '../../../src/sessions/session.ts';
import { roleHop } from '../../support/session/plans.ts';
import { addSeconds, expiration, issued } from '../../support/session/sessions.ts';

const at = (seconds: number) => ({ now: addSeconds(issued, seconds), uptime: 1000 + seconds, hostName: 'host-a' });
const hour = 3600;
const sso = { kind: 'sso' } as SsoHop;
const web = { kind: 'web-identity' } as WebIdentityHop;

describe('makeSessionTimes', () => {
  it('is the moment by all clocks, and the time to the end', () => {
    expect(makeSessionTimes(roleHop, expiration, at(0))).toEqual({
      issued,
      uptime: 1000,
      hostName: 'host-a',
      lifetime: hour,
    });
  });

  it.each([
    ['right', 0, 0],
    ['slow by three hours, which AWS told', -3 * hour, 3 * hour],
    ['fast by three hours, which AWS told', 3 * hour, -3 * hour],
    ['slow by three hours, which nobody told: no longer than was asked for', -3 * hour, 0],
  ])('is an hour when the clock is %s', (_, offset, skew) => {
    expect(makeSessionTimes(roleHop, expiration, at(offset), skew).lifetime).toBe(hour);
  });

  it('is over at once when the clock is fast and nobody told: asking again is better than an expired session', () => {
    expect(makeSessionTimes(roleHop, expiration, at(3 * hour)).lifetime).toBeLessThan(0);
  });

  it.each([
    ['a role', { ...roleHop, durationSeconds: 900 }, 900],
    ['a role by default', roleHop, hour],
    ['a web identity', web, hour],
    ['SSO', sso, 12 * hour],
  ])('is never longer than %s can be', (_, hop, longest) => {
    expect(makeSessionTimes(hop, addSeconds(issued, 36 * hour), at(0)).lifetime).toBe(longest);
  });

  it('lets a session be used as long as it lasts by AWS, on a machine whose clock is steadily wrong', () => {
    for (const offset of [-9 * hour, -60, 0, 60, 9 * hour]) {
      const times = makeSessionTimes(roleHop, expiration, at(offset), -offset);
      expect([3299, 3300, 3600].map((age) => isFresh(times, at(offset + age)))).toEqual([true, false, false]);
    }
  });
});
