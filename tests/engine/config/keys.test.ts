import { expect, test } from 'vitest';
import { knownKeys } from '../../../src/check/knownKeys.ts';
import { key } from '../../../src/config/keys.ts';
import { readText } from '../project/tree.ts';

test('Tab offers, as settings of a profile, exactly the keys that the engine reads, and output.', () => {
  const script = readText('module/Private/completion/Complete-SettingName.ps1');
  const list = /\$script:SettingNames = @\(([^)]*)\)/.exec(script)?.[1] ?? '';
  const offered = Array.from(list.matchAll(/'(\w+)'/g), ([, name]) => name);
  expect(offered).toEqual([...Object.values(key), 'output'].sort());
});

test('No key that the engine reads is unknown to the rule of misspelt keys.', () => {
  expect(Object.values(key).filter((name) => !knownKeys.has(name))).toEqual([]);
});
