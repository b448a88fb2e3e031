import { expect, test } from 'vitest';
import { escapeForRegex } from '../../../src/commands/completions.ts';

test.each([
  ['plain ASCII', 'a B-9 {}[]"\'#', 'a B-9 {}[]"\'#'],
  ['a line break', 'a\nb', 'a\\nb'],
  ['a backslash, also one that looks like an escape', '\\n', '\\\\n'],
  ['control characters', '\r\t\0\x7f', '\\u000d\\u0009\\u0000\\u007f'],
  ['other scripts, and what is outside of the basic plane', '日😀', '\\u65e5\\ud83d\\ude00'],
  ['half a character', '\ud83d', '\\ud83d'],
])('%s', (_what, text, escaped) => {
  expect(escapeForRegex(text)).toBe(escaped);
});

test('Every UTF-16 unit becomes printable ASCII on one line.', () => {
  const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
  expect(escapeForRegex(units)).toMatch(/^[\x20-\x7e]+$/);
});
