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

/** The first position from `start` on that holds no white space; `end` when all is white space. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The position behind the last character before `end` that is no white space; `start` when all is white space. */
export function dropSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** How many characters of white space lead. */
export function indentOf(text: string): number {
  return skipSpace(text, 0, text.length);
}

/** `str.strip()` of the part of a text. */
export function stripPart(text: string, start: number, end: number): string {
  const first = skipSpace(text, start, end);
  return text.slice(first, dropSpace(text, first, end));
}

/** `str.strip()` */
export function strip(text: string): string {
  return stripPart(text, 0, text.length);
}

/** `str.rstrip()` */
export function rstrip(text: string): string {
  return text.slice(0, dropSpace(text, 0, text.length));
}

/** `str.splitlines()`, which knows more line ends than files opened as text do. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
}
