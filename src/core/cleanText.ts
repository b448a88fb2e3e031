import { stripVTControlCharacters } from 'node:util';

const longest = 1000;

/**
 * Text from outside, made safe for a message: one line of at most 1000 characters, without terminal escape sequences, control
 * characters (C0, C1), line separators, unpaired surrogates, or marks that change the text direction.
 */
export function cleanText(text: string): string {
  // Format characters (BiDi marks, zero-width) and unpaired surrogates.
  const visible = stripVTControlCharacters(text).replace(/[\p{Cf}\p{Cs}]/gu, '');
  const line = visible
    .replace(/[\s\u0085\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}
