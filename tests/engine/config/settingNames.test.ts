import { expect, test } from 'vitest';
import { knownSettings } from '../../../src/check/knownSettings.ts';
import { settingName } from '../../../src/config/settingNames.ts';

test('No key that the engine reads is unknown to the rule of misspelled keys.', () => {
  expect(Object.values(settingName).filter((name) => !knownSettings.has(name))).toEqual([]);
});
