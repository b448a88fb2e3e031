import { describe, expect, it } from 'vitest';
import { openRateLimiter } from '../../../src/server/server.ts';

describe('openRateLimiter', () => {
  it('lets a burst through and then so many a second', () => {
    let now = 0;
    const pass = openRateLimiter({ burst: 3, perSecond: 2 }, () => now);
    expect([pass(), pass(), pass(), pass()]).toEqual([true, true, true, false]);
    now = 500;
    expect([pass(), pass()]).toEqual([true, false]);
    now = 60_000;
    expect([pass(), pass(), pass(), pass()]).toEqual([true, true, true, false]);
  });
});
