import { expect, test } from 'vitest';
import type { Setting } from '../../../src/config/profile.ts';
import { MergedSettings, withDefaults, withMore } from '../../../src/config/sections.ts';

const settingsOf = (values: Record<string, string>) =>
  new MergedSettings(Object.entries(values).map(([key, value]): [string, Setting] => [key, settingOf(value)]));
const settingOf = (value: string): Setting => ({ value, origin: { file: 'F', line: 1 } });
const valuesOf = (settings: Iterable<readonly [string, Setting]>) =>
  Array.from(settings, ([key, { value }]) => [key, value]);

test('More settings replace values in their places, and new keys come last.', () => {
  const more = withMore(settingsOf({ a: '1', b: '2' }), settingsOf({ c: '3', a: '4' }));
  expect(valuesOf(more)).toEqual([
    ['a', '4'],
    ['b', '2'],
    ['c', '3'],
  ]);
  expect([more.value('a'), more.get('c')?.value, more.value('d'), more.has('b'), more.size]).toEqual([
    '4',
    '3',
    undefined,
    true,
    3,
  ]);
});

test('Defaults only add what is not there, behind it.', () => {
  const all = withDefaults(settingsOf({ a: '1', b: '' }), settingsOf({ b: '2', c: '3' }));
  expect(valuesOf(all)).toEqual([
    ['a', '1'],
    ['b', ''],
    ['c', '3'],
  ]);
});
