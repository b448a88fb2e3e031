import { expect, test } from 'vitest';
import { indentOf, isSpace, rstrip, splitLines, strip } from '../../../src/config/python.ts';

/** What Python 3.11 answers for `[hex(c) for c in range(0x10000) if chr(c).isspace()]`. */
const pythonSpaces = [
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
  0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000,
];

test('White space is what Python calls so, for every code unit.', () => {
  const found = Array.from({ length: 0x10000 }, (_, code) => code).filter(isSpace);
  expect(found).toEqual(pythonSpaces);
});

test('A byte order mark is no white space, though JavaScript trims it.', () => {
  expect(strip('\ufeffx\ufeff')).toBe('\ufeffx\ufeff');
});

test('Strip takes the information separators, which JavaScript does not trim.', () => {
  expect(strip('\x1c\x85 x y \x1f')).toBe('x y');
});

test('Strip of white space alone is empty.', () => {
  expect(strip(' \t\u3000')).toBe('');
  expect(rstrip(' \t\u3000')).toBe('');
});

test('The indent of a line without other characters is its length.', () => {
  expect(indentOf('\t \u00a0')).toBe(3);
  expect(indentOf('x ')).toBe(0);
});

test('Lines end at every character that Python splits at.', () => {
  expect(splitLines('a\nb\rc\r\nd\ve\ff\x1cg\x1dh\x1ei\x85j\u2028k\u2029l')).toEqual([...'abcdefghijkl']);
});

test('A unit separator ends no line.', () => {
  expect(splitLines('a\x1fb')).toEqual(['a\x1fb']);
});
