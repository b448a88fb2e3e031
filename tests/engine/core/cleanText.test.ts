import { expect, it } from 'vitest';
import { cleanText } from '../../../src/core/cleanText.ts';

const cases: readonly (readonly [what: string, text: string, clean: string])[] = [
  ['an escape sequence that colours', '\u001b[31mred\u001b[0m', 'red'],
  ['an OSC sequence that sets the title', '\u001b]0;title\u0007text', 'text'],
  ['a C1 control sequence introducer', '\u009b31mred', 'red'],
  ['an escape that begins no sequence', 'a\u001bzb', 'azb'],
  ['a hyperlink', '\u001b]8;;http://evil\u0007text\u001b]8;;\u0007', 'text'],
  ['line breaks of all kinds', 'a\r\nb\u2028c\u2029d\u0085e\u000bf', 'a b c d e f'],
  ['marks that turn the direction of writing', 'a\u202eb\u2066c\u200fd', 'abcd'],
  ['zero-width characters', 'a\u200bb\ufeffc\u2060d', 'ab c d'.replaceAll(' ', '')],
  ['half of a character', 'a\ud800b', 'ab'],
  ['a bell, a backspace, a delete', 'a\u0007\u0008\u007fb', 'ab'],
  ['text of a person', 'ロール "開発" は — 使えません', 'ロール "開発" は — 使えません'],
];

it.each(cases)('lets nothing through of %s but its words', (_what, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it('cuts a text that is longer than 1000 characters', () => {
  expect(cleanText('x'.repeat(5000))).toBe(`${'x'.repeat(1000)}…`);
});
