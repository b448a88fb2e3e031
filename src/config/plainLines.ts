/** Sections whose lines no one can read in two ways, which are nearly all, are left unread (`plainSection.ts`). */

/** Line ends with nothing or a comment between them; a section with more of them in a row is read line by line. */
const others = String.raw`(?:\r?\n(?:[#;].*)?){0,100}`;

/** A line with a key that no line of the section below it has again; 1,300 are more lines than such a section can have. */
const entry = String.raw`([a-z0-9_-]+) *=.*(?!(?:\r?\n(?:[^[\r\n].*)?){0,1300}?\r?\n\1 *=)`;

/**
 * A header and the lines below it: blank, comments, and `key = value` with a key of its own in small letters, none indented; a section
 * with more than twelve keys is read line by line.
 * A pattern, since that is machine code at once, where a loop over characters makes V8's compilers work longer than it takes.
 */
const section = new RegExp(
  String.raw`\[[^\]\r\n]+\](?:${others}\r?\n${entry}){0,12}${others}(?:(?<=\n)(?=\[[^\]\r\n]+\])|$)`,
  'y',
);

/** The end of the plain section that begins at a bracket, which is the next one or the end of the text; -1 where it is not plain. */
export function findPlainEnd(text: string, start: number): number {
  section.lastIndex = start;
  return section.test(text) ? section.lastIndex : -1;
}
