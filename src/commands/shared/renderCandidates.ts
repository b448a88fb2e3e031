import type { Candidate } from '../../config/completions.ts';

/**
 * Three lines for each: its text, what else finds it, its tip. The module splits one string in no time, where a
 * thousand property bags would take it longer than a person waits for Tab. What holds a line break is left out: no
 * name in a file can.
 */
export function renderCandidates(candidates: readonly Candidate[]): string {
  return candidates
    .filter(({ text }) => text !== '' && !lineBreak.test(text))
    .map(({ text, foundBy, tip }) => `${text}\n${unbroken(foundBy)}\n${unbroken(tip)}`)
    .join('\n');
}

const lineBreak = /[\r\n]/;

function unbroken(text: string): string {
  return lineBreak.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
}
