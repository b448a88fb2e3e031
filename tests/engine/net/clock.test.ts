import { expect, it } from 'vitest';
import { openClock } from '../../../src/net/clock.ts';

const machine = new Date('2026-11-24T05:00:00Z');
const clock = () => openClock(() => machine);

it.each([
  ['Tue, 24 Nov 2026 05:16:00 GMT', '16 minutes slow'],
  ['Tue, 24 Nov 2026 04:00:00 GMT', '60 minutes fast'],
  ['Tue, 24 Nov 2026 13:00:00 GMT', '8 hours slow'],
  ['Fri, 27 Nov 2026 05:00:00 GMT', '3 days slow'],
  ['Sat, 24 Nov 2035 05:00:00 GMT', '3287 days slow'],
])('takes over the time of an answer from %s and names the difference', (date, difference) => {
  const skewed = clock();
  expect(skewed.correct(date)?.message).toContain(`clock of this machine is ${difference}`);
  expect(skewed.now()).toEqual(new Date(date));
});

it.each([
  ['a difference of 4 minutes', 'Tue, 24 Nov 2026 05:04:00 GMT'],
  ['no date', undefined],
  ['a date that is none', 'yesterday'],
])('keeps its own time with %s', (_what, date) => {
  const right = clock();
  expect(right.correct(date)).toBeNull();
  expect(right.now()).toEqual(machine);
});

it('warns once: the corrected clock is right from then on', () => {
  const skewed = clock();
  skewed.correct('Tue, 24 Nov 2026 06:00:00 GMT');
  expect(skewed.correct('Tue, 24 Nov 2026 06:00:01 GMT')).toBeNull();
});

it('follows a second correction from the corrected time, and names the whole difference', () => {
  const skewed = clock();
  skewed.correct('Tue, 24 Nov 2026 06:00:00 GMT');
  expect(skewed.correct('Tue, 24 Nov 2026 08:00:00 GMT')?.message).toContain('3 hours slow');
  expect(skewed.now()).toEqual(new Date('2026-11-24T08:00:00Z'));
});
