import { expect, it } from 'vitest';
import { parseTime, renderTime } from '../../../src/core/time.ts';

it.each([
  '2026-11-24T05:00:00Z',
  '2026-11-24T05:00:00.000Z',
  '2026-11-24T14:00:00+09:00',
  '2026-11-24T05:00:00+00:00',
  '2026-11-24T05:00:00UTC',
  '2026-11-24T05:00:00',
  '2026-11-24 05:00:00Z',
  ' 2026-11-24T05:00:00Z\n',
  'Tue, 24 Nov 2026 05:00:00 GMT',
])('reads %j', (text) => {
  expect(parseTime(text)).toEqual(new Date('2026-11-24T05:00:00Z'));
});

it.each(['', '99', '1', 'soon', '2026-11-24', '2026-13-01T00:00:00Z', '2026-11-24T25:00:00Z', '1795496400'])(
  'does not read %j',
  (text) => {
    expect(parseTime(text)).toBeUndefined();
  },
);

it('writes to the second, with Z', () => {
  expect(renderTime(new Date('2026-11-24T05:00:00.789Z'))).toBe('2026-11-24T05:00:00Z');
});
