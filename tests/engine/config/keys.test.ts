import { expect, test } from 'vitest';
import { knownKeys } from '../../../src/check/knownKeys.ts';
import { key } from '../../../src/config/keys.ts';

test('No key that the engine reads is unknown to the rule of misspelled keys.', () => {
  expect(Object.values(key).filter((name) => !knownKeys.has(name))).toEqual([]);
});
