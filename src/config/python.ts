/**
 * The string functions of Python that the parser of the AWS CLI uses, if they differ from JavaScript: `str.strip` also
 * removes U+001C to U+001F and U+0085, but not U+FEFF.
 */

/** Whether a UTF-16 code unit is white space for `str.isspace` and for `\s` in Python's `re` (all white space is in the BMP). */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x85) return false;
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || otherSpaces.has(code);
}

const otherSpaces: ReadonlySet<number> = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000]);

/** The first position from `start` that is not white space; `end` if there is only white space. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The position after the last character before `end` that is not white space; `start` if there is only white space. */
export function dropSpace(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The length of the leading white space, in characters. */
export function indentOf(text: string): number {
  return skipSpace(text, 0, text.length);
}

/** `str.strip()` of a part of a text. */
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

/** `str.splitlines()`, which recognizes more line endings than Python's text mode for files. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
}

/**
 * Splits text into words as Python's `shlex.split(text)` does in its POSIX mode, which the AWS CLI uses for section names.
 * Returns null if Python raises ValueError: for an unclosed quote, or a backslash at the end.
 */
export function splitWords(text: string): string[] | null {
  // A fast path: nearly every header is two plain words, and there may be ten thousand of them.
  if (!twoPlainWords.test(text)) return splitLetters(text);
  const space = text.indexOf(' ');
  return [text.slice(0, space), text.slice(space + 1)];
}

const twoPlainWords = /^[^\s'"\\]+ [^\s'"\\]+$/;

function splitLetters(text: string): string[] | null {
  const words: string[] = [];
  let word = '';
  let inWord = false;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") {
      at++;
      if (at === text.length) return null;
      word += escaped(text.charAt(at), quote);
      inWord = true;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      inWord = true;
    } else if (isSeparator(char)) {
      if (inWord) words.push(word);
      word = '';
      inWord = false;
    } else {
      word += char;
      inWord = true;
    }
  }
  if (quote !== '') return null;
  if (inWord) words.push(word);
  return words;
}

/** In double quotes, a backslash escapes only itself and the quote; elsewhere, it escapes every character. */
function escaped(char: string, quote: string): string {
  return quote === '' || char === '\\' || char === quote ? char : `\\${char}`;
}

/** The four separators of shlex, fewer than `str.isspace`. */
function isSeparator(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}
