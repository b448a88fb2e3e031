import { expect, test } from 'vitest';
import { renderCandidates } from '../../../src/commands/completions.ts';

const candidate = (text: string, foundBy = '', tip = 't') => ({ text, foundBy, tip });

test.each([
  ['nothing', [], ''],
  ['one', [candidate('a', 'b', 'c')], 'a\nb\nc'],
  ['two', [candidate('a'), candidate('b', 'x')], 'a\n\nt\nb\nx\nt'],
])('%s in three lines each', (_what, candidates, text) => {
  expect(renderCandidates(candidates)).toBe(text);
});

test.each([[''], ['a\nb'], ['a\rb'], ['a\n']])('A text like %j cannot be completed and is left out.', (text) => {
  expect(renderCandidates([candidate(text), candidate('b')])).toBe('b\n\nt');
});

test('Line breaks in what is only shown are spaces, so that the lines stay three.', () => {
  expect(renderCandidates([candidate('a', 'b\nc', 'd\r\n\re')])).toBe('a\nb c\nd e');
});
