import { describe, expect, it } from 'vitest';
import { splitCommand } from '../../../src/config/splitCommand.ts';

/** From botocore's tests of compat_shell_split, and from Microsoft's page on how C reads its arguments. */
const windows: readonly (readonly [line: string, words: readonly string[] | null])[] = [
  ['', null],
  ['spam \\\\', ['spam', '\\\\']],
  ['spam ', ['spam']],
  [' spam', ['spam']],
  ['spam eggs', ['spam', 'eggs']],
  ['spam\teggs', ['spam', 'eggs']],
  ['spam\\ eggs', ['spam\\', 'eggs']],
  ["'spam eggs'", ["'spam", "eggs'"]],
  ['"spam eggs"', ['spam eggs']],
  ['"spam \\"eggs\\""', ['spam "eggs"']],
  ['"spam" "eggs"', ['spam', 'eggs']],
  ['spam"eggs"', ['spameggs']],
  ['"spam', null],
  ['\\"', ['"']],
  ['\\\\"spam"', ['\\spam']],
  ['""', ['']],
  ['C:\\Tools\\my.exe --flag "C:\\Program Files\\x"', ['C:\\Tools\\my.exe', '--flag', 'C:\\Program Files\\x']],
  ['"C:\\Program Files\\a.exe" "b\\\\"', ['C:\\Program Files\\a.exe', 'b\\']],
  ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
  ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
  ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
  ['a & b | c > d %PATH% ^e', ['a', '&', 'b', '|', 'c', '>', 'd', '%PATH%', '^e']],
];

describe('on Windows', () => {
  it.each(windows)('%j is %j', (line, words) => {
    expect(splitCommand(line, 'win32')).toEqual(words);
  });
});

describe('elsewhere', () => {
  it.each<readonly [line: string, words: readonly string[] | null]>([
    ['', null],
    ['   ', null],
    ['a "b c" \'d e\' f\\ g', ['a', 'b c', 'd e', 'f g']],
    ['a "unclosed', null],
    ['a; rm -rf / && $(id) `id` > /tmp/x', ['a;', 'rm', '-rf', '/', '&&', '$(id)', '`id`', '>', '/tmp/x']],
    ['~/bin/tool $HOME', ['~/bin/tool', '$HOME']],
  ])('%j is %j: no shell has a say', (line, words) => {
    expect(splitCommand(line, 'linux')).toEqual(words);
  });
});
