const longest = 1000;

/**
 * Text from outside, fit for a message: one line, without control characters (ESC, C0, C1), line separators, halves
 * of characters or marks that change the direction of writing, and at most 1000 characters long.
 */
export function cleanText(text: string): string {
  const line = text.replace(spaces, ' ').replace(unsafe, '').trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

const spaces = /[\s\u0085\u2028\u2029]+/gu;
/** Control, format (BiDi marks, zero-width) and lone surrogate characters. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
