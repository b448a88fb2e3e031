/** Sections whose lines no one can read in two ways, which are nearly all, are left unread (`plainSection.ts`). */

/** A section with more keys is read line by line. */
const mostKeys = 12;

/**
 * A header and the lines below it: blank, comments, and `key = value` with a key of its own in small letters, none indented.
 * A pattern, since that is machine code at once, where a loop over characters makes V8's compilers work longer than it takes.
 */
const section = new RegExp(String.raw`\[[^\]\r\n]+\](?:\r?\n${renderLines(1)})?(?:(?<=\n)(?=\[[^\]\r\n]+\])|$)`, 'y');

/** The lines from the key of that number on; none of the keys before is there again. */
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
