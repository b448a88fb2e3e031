import { stripVTControlCharacters } from 'node:util';

const longest = 1000;

/**
 * Text from outside, fit for a message: one line, without a terminal's escape sequences, control characters (C0, C1), line
 * separators, halves of characters or marks that change the direction of writing, and at most 1000 characters long.
 */
export function cleanText(text: string): string {
  // Format characters (BiDi marks, zero-width) and halves of characters.
  const visible = stripVTControlCharacters(text).replace(/[\p{Cf}\p{Cs}]/gu, '');
  const line = visible
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
