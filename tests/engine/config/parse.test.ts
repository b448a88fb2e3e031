import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/config/parse.ts';

const linesOf = (text: string) => [...parse(text).lines()];

describe('A line is, by its own first characters,', () => {
  test.each([
    ['blank', ''],
    ['blank', ' \t\u3000\x1c'],
    ['comment', '# a = b'],
    ['comment', ';[a]'],
    ['comment', '  \t# indented'],
    ['header', '[profile a]'],
    ['header', '[never closed'],
    ['entry', 'a = b'],
    ['entry', 'a:b'],
    ['entry', '= b'],
    ['continuation', ' a = b'],
    ['continuation', '\t[a]'],
    ['continuation', '\u00a0x'],
    ['entry', 'no separator'],
    ['entry', '\ufeff[a]'],
  ] as const)('%s: %j', (kind, text) => {
    expect(linesOf(`${text}\n`)).toEqual([expect.objectContaining({ kind, text, lineBreak: '\n', number: 1 })]);
  });
});

test('An empty text has no lines.', () => {
  expect(linesOf('')).toEqual([]);
});

test('LF, CRLF and a lone CR end lines, and the last line may be open.', () => {
  const lines = linesOf('a\nb\r\nc\rd');
  expect(lines.map(({ text, lineBreak }) => [text, lineBreak])).toEqual([
    ['a', '\n'],
    ['b', '\r\n'],
    ['c', '\r'],
    ['d', ''],
  ]);
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
});

test('LF before CR is two line ends.', () => {
  expect(linesOf('\n\r').map(({ lineBreak }) => lineBreak)).toEqual(['\n', '\r']);
});

test('Other separators of lines and paragraphs end no line.', () => {
  expect(linesOf('a\u2028b\x85c\x0bd')).toHaveLength(1);
});

test('The indent counts white space of every kind.', () => {
  expect(linesOf('\u3000\t x').map(({ indent }) => indent)).toEqual([3]);
});

test('A document can be read more than once.', () => {
  const document = parse('a\nb');
  expect([...document.lines()]).toEqual([...document.lines()]);
});
