import { expect, test } from 'vitest';
import { knownSettings } from '../../../src/check/knownSettings.ts';
import { key } from '../../../src/config/keys.ts';

test('No key that the engine reads is unknown to the rule of misspelled keys.', () => {
  expect(Object.values(key).filter((name) => !knownSettings.has(name))).toEqual([]);
});
