import { describe, expect, it } from 'vitest';
import { readTimer } from '../../../src/edges/node.ts';

describe('readTimer', () => {
  it('goes forward only', () => {
    const times = Array.from({ length: 1000 }, () => readTimer());
    expect(times.toSorted((first, second) => first - second)).toEqual(times);
  });

  it('counts milliseconds', () => {
    const before = process.hrtime.bigint();
    const time = readTimer();
    const after = process.hrtime.bigint();
    // A bigint of nanoseconds loses its last digits as a number.
    expect(time).toBeGreaterThan(Number(before) / 1e6 - 0.001);
    expect(time).toBeLessThan(Number(after) / 1e6 + 0.001);
  });
});
