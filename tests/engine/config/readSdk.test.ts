import { expect, test } from 'vitest';
import { readSdk } from '../../../src/config/readSdk.ts';
import { documentOf, valuesOf } from './support.ts';

const read = (...lines: string[]) => readSdk(documentOf(...lines), 'F', 'config');

test('Sections of one name merge, whatever white space their headers have.', () => {
  expect(valuesOf(read('[profile a]', 'k = 1', 'l = 1', '[profile  a ]', 'k = 2').profiles)).toEqual({
    a: { k: '2', l: '1' },
  });
});

test('A section keeps the place of its first header.', () => {
  const reading = read('[profile a]', '[profile b]', '[profile a]', 'k = v');
  expect([...reading.profiles.keys()]).toEqual(['a', 'b']);
  expect(reading.profiles.get('a')?.origin.line).toBe(1);
});

test('services sections have nested settings with their lines.', () => {
  const sts = read('[services s]', 'sts =', '  endpoint_url = http://h # c').services.get('s')?.settings.get('sts');
  expect([...(sts?.nested ?? [])]).toEqual([
    ['endpoint_url', { value: 'http://h # c', origin: { file: 'F', line: 3 } }],
  ]);
});

test('[DEFAULT] is no section of the SDKs.', () => {
  expect(valuesOf(read('[DEFAULT]', 'k = v', '[profile a]').profiles)).toEqual({ a: {} });
});

test('Only A to Z have a lower case in keys; names with other letters are ignored.', () => {
  expect(valuesOf(read('[profile a]', 'REGION = x', 'SCHLÜSSEL = y', '[profile ü]').profiles)).toEqual({
    a: { region: 'x' },
  });
});

test('Quotes are no part of a name that counts.', () => {
  expect([...read('[profile "my dev"]', '[profile "a"]').profiles.keys()]).toEqual([]);
});

test('A comment line within a nested block is a key without a value, or with one.', () => {
  expect(read('[profile a]', 's3 =', '  # comment').problems.map(({ line }) => line)).toEqual([3]);
  expect(read('[profile a]', 's3 =', '  # k = v').problems).toEqual([]);
});

test('Other white space than space and tab does not indent.', () => {
  expect(read('[profile a]', 'k = 1', '\u3000l = 2').problems).toEqual([]);
  expect(read('[profile a]', '\u3000').problems.map(({ line }) => line)).toEqual([2]);
});

test.each([
  ['a header that goes on after its bracket', ['[profile a] x'], 1],
  ['a header within a comment', ['[profile a#]'], 1],
  ['a colon', ['[profile a]', 'k: v'], 2],
  ['an indented first key', ['[profile a]', '  k = v'], 2],
  ['an equals sign within a comment only', ['[profile a]', 'k # = v'], 2],
  ['a key before any section', ['k = v'], 1],
])('The SDKs refuse %s.', (_what, lines, line) => {
  expect(read(...lines).problems.map((problem) => problem.line)).toEqual([line]);
});
