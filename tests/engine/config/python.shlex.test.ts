import { expect, test } from 'vitest';
import { splitWords } from '../../../src/config/python.ts';

/** Each answer is that of Python 3.11's `shlex.split`. */
const cases: readonly (readonly [why: string, text: string, words: readonly string[]])[] = [
  ['one space separates', 'profile a', ['profile', 'a']],
  ['more white space separates as well', 'profile \t\r\n a ', ['profile', 'a']],
  ['other white space does not separate', 'profile\u00a0a\u3000b', ['profile\u00a0a\u3000b']],
  ['double quotes keep spaces', 'profile "a b"', ['profile', 'a b']],
  ['single quotes keep spaces', "profile 'a b'", ['profile', 'a b']],
  ['a backslash keeps a space', 'profile a\\ b', ['profile', 'a b']],
  ['quotes may stand within a word', 'profile a"b c"d', ['profile', 'ab cd']],
  ['an empty pair of quotes is an empty word', 'profile ""', ['profile', '']],
  ['nothing is no word', '  ', []],
  ['a number sign begins no comment', 'profile #a', ['profile', '#a']],
  ['within double quotes a backslash escapes the quote', 'profile "a\\"b"', ['profile', 'a"b']],
  ['within double quotes a backslash escapes itself', 'profile "a\\\\b"', ['profile', 'a\\b']],
  ['within double quotes a backslash before another character stays', 'profile "a\\nb\\\'"', ['profile', "a\\nb\\'"]],
  ['within single quotes a backslash is ordinary', "profile 'a\\'", ['profile', 'a\\']],
  ['a single quote within double quotes is ordinary', 'profile "o\'brien"', ['profile', "o'brien"]],
  ['an escaped quote opens nothing', "profile o\\'brien", ['profile', "o'brien"]],
];

test.each(cases)('Of %s: %j', (_why, text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each([
  ['a single quote', "profile o'brien"],
  ['a double quote', 'profile "a'],
  ['an escaped closing quote', 'profile "a\\"'],
  ['a backslash at the end', 'profile a\\'],
  ['a backslash at the end within quotes', 'profile "a\\'],
])('%s that is left open has no words: %j', (_what, text) => {
  expect(splitWords(text)).toBeNull();
});
