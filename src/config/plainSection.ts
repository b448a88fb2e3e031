import type { LineTable } from './parse.ts';
import type { Origin, Setting } from './profile.ts';
import { dropSpace, stripPart } from './python.ts';
import type { RawSection } from './rawSection.ts';

/** A file with sections that are not read yet. */
export interface UnreadFile {
  readonly file: string;
  readonly text: string;
  readonly lineTable: LineTable;
}

/**
 * A section of plain lines, as nearly all are, which every reader reads in the same way. Its lines are read on demand: of fifty
 * thousand profiles, a switch needs three.
 */
export class PlainSection implements RawSection {
  readonly header: string;
  readonly isPlain = true;
  readonly #unread: UnreadFile;
  readonly #start: number;
  readonly #end: number;

  /** The section is the text from `start` to `end`. */
  constructor(header: string, unread: UnreadFile, start: number, end: number) {
    this.header = header;
    this.#unread = unread;
    this.#start = start;
    this.#end = end;
  }

  get line(): number {
    return this.#unread.lineTable.lineAt(this.#start);
  }

  get origin(): Origin {
    return { file: this.#unread.file, line: this.line };
  }

  get size(): number {
    return [...this].length;
  }

  has(key: string): boolean {
    return this.#find(key) >= 0;
  }

  get(key: string): Setting | undefined {
    const at = this.#find(key);
    return at < 0 ? undefined : this.#settingAt(at, at + key.length);
  }

  value(key: string): string | undefined {
    const at = this.#find(key);
    return at < 0 ? undefined : this.#valueAt(at + key.length);
  }

  keys(): Iterable<string> {
    return Array.from(this, ([key]) => key);
  }

  *[Symbol.iterator](): Generator<[string, Setting]> {
    const { text } = this.#unread;
    for (let at = this.#start; at < this.#end; at = this.#lineEnd(at) + 1) {
      const sign = text.charAt(at);
      if (sign === '[' || sign === '#' || sign === ';' || sign === '\r' || sign === '\n') continue;
      const keyEnd = dropSpace(text, at, text.indexOf('=', at));
      yield [text.slice(at, keyEnd), this.#settingAt(at, keyEnd)];
    }
  }

  /** The start of the line with this key, which is never the first line; -1 if there is none. */
  #find(key: string): number {
    const lines = this.#unread.text.slice(this.#start, this.#end);
    const start = `\n${key}`;
    for (let at = lines.indexOf(start); at >= 0; at = lines.indexOf(start, at + 1)) {
      const next = lines.charCodeAt(at + start.length);
      if (next === space || next === equalsSign) return this.#start + at + 1;
    }
    return -1;
  }

  #settingAt(at: number, keyEnd: number): Setting {
    const { file, lineTable } = this.#unread;
    return { value: this.#valueAt(keyEnd), origin: { file, line: lineTable.lineAt(at) } };
  }

  #valueAt(keyEnd: number): string {
    const { text } = this.#unread;
    return stripPart(text, text.indexOf('=', keyEnd) + 1, this.#lineEnd(keyEnd));
  }

  #lineEnd(at: number): number {
    const found = this.#unread.text.indexOf('\n', at);
    return found < 0 ? this.#end : found;
  }
}

const [space, equalsSign] = [' ', '='].map((sign) => sign.charCodeAt(0));

/** Blank lines and comments; a section with more of them in a row is read line by line. */
const others = String.raw`(?:\r?\n(?:[#;].*)?){0,100}`;

/** A setting whose name does not appear again below it in the section; 1,300 is more lines than such a section can have. */
const entry = String.raw`([a-z0-9_-]+) *=.*(?!(?:\r?\n(?:[^[\r\n].*)?){0,1300}?\r?\n\1 *=)`;

/**
 * A header and the lines below it, none of them indented: blank lines, comments, and `key = value` with unique lower-case keys. A
 * section with more than twelve settings is read line by line.
 * A regular expression, because V8 compiles it to machine code immediately; compiling a loop over characters takes longer than running it.
 */
const section = new RegExp(
  String.raw`\[[^\]\r\n]+\](?:${others}\r?\n${entry}){0,12}${others}(?:(?<=\n)(?=\[[^\]\r\n]+\])|$)`,
  'y',
);

/** The end of the plain section that starts at a bracket: the next header, or the end of the text; -1 if it is not plain. */
export function findPlainEnd(text: string, start: number): number {
  section.lastIndex = start;
  return section.test(text) ? section.lastIndex : -1;
}
