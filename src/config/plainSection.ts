import type { LineTable } from './parse.ts';
import type { Origin, Setting } from './profile.ts';
import { dropSpace, stripPart } from './python.ts';
import type { RawSection } from './rawSection.ts';

/** A file as far as sections of it are left unread. */
export interface UnreadFile {
  readonly file: string;
  readonly text: string;
  readonly lineTable: LineTable;
}

/** A section of plain lines, which no one can read in two ways, as nearly all are. They are looked at when something is asked: of fifty thousand profiles a switch asks for three. */
export class PlainSection implements RawSection {
  readonly header: string;
  readonly isPlain = true;
  readonly #unread: UnreadFile;
  readonly #start: number;
  readonly #end: number;

  /** It is in the text from `start` to `end`. */
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
      const behind = dropSpace(text, at, text.indexOf('=', at));
      yield [text.slice(at, behind), this.#settingAt(at, behind)];
    }
  }

  /** Where the line with this key begins, which is never the first; -1 when none has it. */
  #find(key: string): number {
    const lines = this.#unread.text.slice(this.#start, this.#end);
    const start = `\n${key}`;
    for (let at = lines.indexOf(start); at >= 0; at = lines.indexOf(start, at + 1)) {
      const next = lines.charCodeAt(at + start.length);
      if (next === space || next === equalsSign) return this.#start + at + 1;
    }
    return -1;
  }

  #settingAt(at: number, behindKey: number): Setting {
    const { file, lineTable } = this.#unread;
    return { value: this.#valueAt(behindKey), origin: { file, line: lineTable.lineAt(at) } };
  }

  #valueAt(behindKey: number): string {
    const { text } = this.#unread;
    return stripPart(text, text.indexOf('=', behindKey) + 1, this.#lineEnd(behindKey));
  }

  #lineEnd(at: number): number {
    const found = this.#unread.text.indexOf('\n', at);
    return found < 0 ? this.#end : found;
  }
}

const [space, equalsSign] = [' ', '='].map((sign) => sign.charCodeAt(0));

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
