import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCredentialProcess } from '../../../src/config/ownCredentialProcess.ts';
import { splitCommand } from '../../../src/config/splitCommand.ts';

const names = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab\'"\\ $`%&|<>^!();*~\u30ed'), minLength: 1, maxLength: 8 }),
  fc.stringMatching(/^[\w .@-]{1,12}$/),
);
const posix = ownCredentialProcess('linux');
const windows = ownCredentialProcess('win32');

describe('a credential_process that starts this program', () => {
  it.each([
    ['a plain path', ['/opt/awsrole'], 'dev', '/opt/awsrole credential-process --profile dev'],
    ['a path with spaces', ['/my tools/awsrole'], 'a b', "'/my tools/awsrole' credential-process --profile 'a b'"],
    [
      'an interpreter',
      ['/usr/bin/node', '/x/awsrole.mjs'],
      "o'b",
      `/usr/bin/node /x/awsrole.mjs credential-process --profile 'o'\\''b'`,
    ],
  ])('is written with %s', (_what, program, name, command) => {
    expect(posix.render(program, 'profile', name)).toBe(command);
    expect(posix.profileOf(command)).toBe(name);
  });

  it('is written by the rules of Windows there', () => {
    const command = windows.render(['C:\\My Files\\awsrole.exe'], 'sealed', 'a "b\\');
    expect(command).toBe('"C:\\My Files\\awsrole.exe" credential-process --sealed "a \\"b\\\\"');
    expect(windows.sealedOf(command)).toBe('a "b\\');
  });

  it.each([
    ['letters of any language', 'C:\\Users\\\u5c71\u7530\\awsrole.exe', '\u958b\u767a'],
    ['short names', 'C:\\Users\\YAMADA~1\\AWSROL~1.EXE', 'dev'],
    ['what IAM allows in a name', 'C:\\awsrole.exe', 'a+b=c,d.e@f-g_h'],
  ])('is written without quotes on Windows for %s, since not all programs take them', (_what, program, name) => {
    expect(windows.render([program], 'profile', name)).toBe(`${program} credential-process --profile ${name}`);
  });

  it.each([
    'C:/a/awsrole.exe',
    'C:\\a,b\\awsrole.exe',
    'C:\\a=b\\awsrole.exe',
    'C:\\a (x86)\\awsrole.exe',
    'C:\\a&b\\awsrole.exe',
  ])('is quoted on Windows where cmd.exe would cut the path: %s', (program) => {
    expect(windows.render([program], 'profile', 'dev')).toBe(`"${program}" credential-process --profile dev`);
  });

  it.each(['linux', 'win32'] as const)('is split on %s into the words that were meant', (platform) => {
    fc.assert(
      fc.property(names, names, (program, name) => {
        const command = ownCredentialProcess(platform).render([program], 'profile', name);
        expect(splitCommand(command, platform)).toEqual([program, 'credential-process', '--profile', name]);
      }),
    );
  });

  it.skipIf(process.platform === 'win32')('gives a shell, which other SDKs ask, the same words', () => {
    const samples = fc.sample(names, { numRuns: 60, seed: 1 });
    const commands = samples.map((name) => posix.render(['printf', '%s\\0'], 'profile', name));
    const { stdout } = spawnSync('/bin/sh', ['-c', commands.join('\n')], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(
      samples.flatMap((name) => ['credential-process', '--profile', name]),
    );
  });

  it.each([
    ['another program', '/opt/tool credential-process --profile dev'],
    ['another command', '/opt/awsrole export --profile dev'],
    ['more words', '/opt/awsrole credential-process --profile dev --refresh'],
    ['an open quote', "/opt/awsrole credential-process --profile 'dev"],
    ['nothing', ''],
  ])('is not seen in %s', (_what, command) => {
    expect([posix.profileOf(command), posix.sealedOf(command), posix.rename(command, 'dev', 'x')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('follows a profile that is renamed, and no other', () => {
    const command = "'/my tools/awsrole' credential-process --sealed dev";
    expect(posix.rename(command, 'dev', 'a b')).toBe("'/my tools/awsrole' credential-process --sealed 'a b'");
    expect(posix.rename(command, 'de', 'x')).toBeUndefined();
  });
});
