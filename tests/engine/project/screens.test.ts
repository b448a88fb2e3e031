import { expect, test } from 'vitest';
import { listFiles, readText } from './tree.ts';

/** What writes to a user's screen, and the files that may call it: they wash the text. */
const writers = {
  'ShouldProcess(': ['module/Private/messages/Confirm-Action.ps1'],
  'ShouldContinue(': [],
  'WriteWarning(': ['module/Private/blocks/', 'module/Private/messages/Write-WarningLine.ps1'],
};

test.each(Object.entries(writers))('The module calls .%s only where its text is washed.', (call, homes) => {
  const callers = listFiles('module').filter((file) => file.endsWith('.ps1') && readText(file).includes(`.${call}`));
  expect(callers.filter((file) => !homes.some((home) => file.startsWith(home)))).toEqual([]);
  expect(callers.length).toBeGreaterThanOrEqual(homes.length);
});

const views = readText('module/AwsRole.format.ps1xml')
  .split('<View>')
  .slice(1)
  .map((text) => ({
    type: /<TypeName>([\w.]+)</.exec(text)?.[1],
    isTable: text.includes('<TableControl>'),
    isList: text.includes('<ListControl>'),
  }));

test('Every type with a table has a list too, and a table with a list: PowerShell would show raw values in one of its own.', () => {
  const lists = views.filter((view) => view.isList).map((view) => view.type);
  const tables = views.filter((view) => view.isTable).map((view) => view.type);
  expect(lists.length).toBeGreaterThan(10);
  expect(new Set(tables)).toEqual(new Set(lists));
});

test('A view shows a property unwashed only where its value is a word of ours, a number, a key ID or a time.', () => {
  const bare = [
    ...readText('module/AwsRole.format.ps1xml').matchAll(/(?<!<ItemSelectionCondition>)<PropertyName>(\w+)</g),
  ];
  const ours =
    /^(Kind|Severity|Rule|Source|Previous|PrincipalType|Tree|Is\w+|\w*AccessKeyId|Account(Id)?|Line|ExitCode|Duration(Seconds)?|TimeoutSeconds|Attempts|MfaRequired|SealSessions|Strict|MfaSession|Renewable|Url|Expiration(Utc)?|CachedUntil(Utc)?|Remaining)$/;
  expect(bare.map(([, name]) => name ?? '').filter((name) => !ours.test(name))).toEqual([]);
});
