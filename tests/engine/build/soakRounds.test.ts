import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSoak, parts, seedRound, sizeRound } from '../../../scripts/lib/soakRounds.mjs';

describe('the parts of the soak', () => {
  it('are tests of tests/long, each of one kind', () => {
    for (const { files } of parts) {
      const kinds = files.map((name) =>
        ['.test.ts', '.Tests.ps1'].filter((ending) => existsSync(join('tests', 'long', `${name}${ending}`))).join(),
      );
      expect([files, new Set(kinds).size, kinds.includes('')]).toEqual([files, 1, false]);
    }
  });
});

describe('the size of a round', () => {
  it.each<[string, { size: number; seconds: number } | undefined, number, number, number | undefined]>([
    ['is small at first', undefined, 100, 10, 0.01],
    ['is small at first, however little time there is', undefined, 0, 10, 0.01],
    ['grows eight times, where there is time', { size: 0.01, seconds: 2 }, 3600, 10, 0.08],
    ['grows no more than the time left', { size: 1, seconds: 100 }, 250, 10, 2.5],
    ['is the largest there is, again and again', { size: 8, seconds: 100 }, 36_000, 10, 10],
    ['is smaller where that is what time is left for', { size: 10, seconds: 100 }, 60, 10, 6],
    ['is none where there is no time left', { size: 10, seconds: 100 }, 40, 10, undefined],
  ])('%s', (_what, last, secondsLeft, most, size) => {
    expect(sizeRound(last, secondsLeft, most)).toBe(size);
  });
});

describe('the seeds of rounds', () => {
  it('begin with the one that is given, lie millions apart, and are integers of PowerShell', () => {
    const seeds = Array.from({ length: 200 }, (_, round) => seedRound(999_999_999, round)).sort((a, b) => a - b);
    expect(seedRound(7, 0)).toBe(7);
    expect(Math.max(...seeds)).toBeLessThan(2 ** 31);
    expect(Math.min(...seeds.slice(1).map((seed, at) => seed - (seeds[at] ?? 0)))).toBeGreaterThan(1_000_000);
  });
});

describe('what is asked for', () => {
  it('is an hour of all parts by default', () => {
    expect(parseSoak([], 5)).toEqual({ hours: 1, seed: 5, size: undefined, parts });
  });

  it('is one round of a part, to repeat it', () => {
    expect(parseSoak(['kills', '--seed', '7', '--size', '0.5'], 5)).toMatchObject({
      ...{ seed: 7, size: 0.5 },
      parts: [{ name: 'kills' }],
    });
  });

  it.each([
    ['an unknown part', ['kill'], /no part kill: files, /],
    ['no number of hours', ['--hours', 'x'], /--hours is x/],
    ['no hours', ['--hours', '0'], /--hours is 0/],
    ['another option', ['--days', '1'], /--days/],
  ])('is refused when it is %s', (_what, words, message) => {
    expect(() => parseSoak(words, 5)).toThrow(message);
  });
});
