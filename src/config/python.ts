/**
 * The few string rules of Python that aws-cli's parser rests on, where JavaScript's differ: `str.strip` also takes
 * U+001C to U+001F and U+0085, and leaves U+FEFF.
 */

/** Whether `str.isspace` and the `\s` of Python's `re` hold for a UTF-16 code unit (all of them are in the BMP). */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || otherSpaces.has(code);
}

const otherSpaces: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

/** The position of the first character that is not white space; the length of the text when there is none. */
export function indentOf(text: string): number {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  return start;
}

/** `str.strip()` */
export function strip(text: string): string {
  return rstrip(text).slice(indentOf(text));
}

/** `str.rstrip()` */
export function rstrip(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

/** `str.splitlines()`, which knows more line ends than files opened as text do. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
}
