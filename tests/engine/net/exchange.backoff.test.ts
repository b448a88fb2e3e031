import { expect, it } from 'vitest';
import { computeDelay, parseRetryAfter } from '../../../src/net/exchange.ts';

it.each([
  ['the first failure', 1, false, 0.5, 50],
  ['the second failure', 2, false, 0.5, 100],
  ['the first throttling', 1, true, 0.5, 250],
  ['the best of luck', 3, true, 0, 0],
  ['a hundred failures, capped at 20 s', 100, false, 1, 20_000],
] as const)('waits after %s', (_what, failures, throttled, random, milliseconds) => {
  expect(computeDelay(failures, throttled, random)).toBe(milliseconds);
});

const now = Date.parse('2026-11-24T05:00:00Z');

it.each([
  ['seconds', '7', 7000],
  ['a date', 'Tue, 24 Nov 2026 05:00:03 GMT', 3000],
  ['a date in the past', 'Tue, 24 Nov 2026 04:00:00 GMT', 0],
  ['nothing', undefined, undefined],
  ['words', 'soon', undefined],
  ['a negative number', '-5', undefined],
  ['an endless number', '99999999999999999999', undefined],
] as const)('reads a Retry-After of %s', (_what, header, milliseconds) => {
  expect(parseRetryAfter(header, now)).toBe(milliseconds);
});
