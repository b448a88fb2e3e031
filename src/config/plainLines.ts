import { dropSpace, stripPart } from './python.ts';

/**
 * Sections whose lines nobody can read in two ways, which are nearly all: what is in them is read when it is asked for.
 * Of fifty thousand profiles a switch asks for three.
 */

/** A section with more keys is read line by line. */
const mostKeys = 12;

/**
 * A header and the lines below it: blank, comments, and `key = value` with a key of its own in small letters, none indented.
 * A pattern, since that is machine code at once, where a loop over characters makes V8's compilers work longer than it takes.
 */
const section = new RegExp(String.raw`\[[^\]\r\n]+\](?:\r?\n${renderLines(1)})?(?:(?<=\n)(?=\[[^\]\r\n]+\])|$)`, 'y');

/** The lines from the key of that number on; none of the keys before stands there again. */
function renderLines(number: number): string {
  const others = String.raw`(?:(?:[#;].*)?\r?\n){0,1000}`;
  if (number > mostKeys) return `${others}(?:[#;].*)?`;
  const before = Array.from({ length: number - 1 }, (_, at) => `\\${at + 1} *=`).join('|');
  const line = `${before && `(?!${before})`}([a-z0-9_-]+) *=.*`;
  return String.raw`${others}(?:[#;].*|${line}(?:\r?\n${renderLines(number + 1)})?)?`;
}

/** The end of the plain section that begins at a bracket, which is the next one or the end of the text; -1 where it is not plain. */
export function findPlainEnd(text: string, start: number): number {
  section.lastIndex = start;
  return section.test(text) ? section.lastIndex : -1;
}

/** Tells each entry of plain lines in their order, with where it begins. */
export function readPlainLines(
  text: string,
  start: number,
  end: number,
  tell: (key: string, value: string, place: number) => void,
): void {
  let at = start;
  while (at < end) {
    const found = text.indexOf('\n', at);
    const last = found < 0 ? end : found;
    if (isKeySign(text.charCodeAt(at))) {
      const equals = text.indexOf('=', at);
      tell(text.slice(at, dropSpace(text, at, equals)), stripPart(text, equals + 1, last), at);
    }
    at = last + 1;
  }
}

function isKeySign(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || code === 0x5f || (code >= 0x30 && code <= 0x39) || code === 0x2d;
}
