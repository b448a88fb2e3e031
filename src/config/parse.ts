import { indentOf } from './python.ts';

/**
 * Converts text to a document: every line as written, with its position, and its kind by its first characters. What a
 * line means (whether an indented line continues a value, which lines are comments) is up to the readings, since the
 * AWS CLI and the SDKs differ in that.
 */

/** `continuation`: any other line that is indented; `entry`: any other line that is not. */
type LineKind = 'blank' | 'comment' | 'header' | 'continuation' | 'entry';

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly kind: LineKind;
  /** Without the line ending. */
  readonly text: string;
  /** The length of the leading white space, in characters. */
  readonly indent: number;
  readonly lineBreak: LineBreak;
}

/** `''` for a last line without a line ending. */
export type LineBreak = '\n' | '\r\n' | '\r' | '';

/** The lines are created on demand: those of a 20 MB file would take a gigabyte. */
export interface Document {
  readonly text: string;
  readonly lines: () => Iterable<Line>;
}

/** Never fails. The lines joined with their line endings are exactly the same text. */
export function parse(text: string): Document {
  return { text, lines: () => parseLines(text) };
}

function* parseLines(text: string): Generator<Line> {
  const cursor = new LineCursor(text);
  while (cursor.advance()) yield parseLine(text.slice(cursor.start, cursor.end), cursor.number, cursor.lineBreak);
}

/** Goes through the lines of a text, for readers that cannot afford an object for each line. */
export class LineCursor {
  readonly text: string;
  /** The number of the line; counts from 1. */
  number = 0;
  /** The position of its first character, and the position after its last one, without the line ending. */
  start = 0;
  end = 0;
  #next = 0;
  /** The start of skipped lines that are not counted yet. */
  #skipped: number | null = null;
  // The next line feed and the next carriage return. Each is searched for only after it is passed, so the time is linear.
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next line; returns false if there is none. */
  advance(): boolean {
    const { text } = this;
    const start = this.#next;
    if (start >= text.length) return false;
    if (this.#skipped !== null) this.#countSkipped(this.#skipped);
    if (this.#lineFeed < start) this.#lineFeed = find(text, '\n', start);
    if (this.#carriageReturn < start) this.#carriageReturn = find(text, '\r', start);
    const end = Math.min(this.#lineFeed, this.#carriageReturn);
    this.number++;
    this.start = start;
    this.end = end;
    this.#next = end + (end === this.#carriageReturn && text.charCodeAt(end + 1) === lineFeed ? 2 : 1);
    return true;
  }

  /** Skips whole lines, up to the line that starts at `next`. */
  skipTo(next: number): void {
    this.#skipped ??= this.#next;
    this.#next = next;
  }

  /** The start of the line after this one. */
  get next(): number {
    return this.#next;
  }

  #countSkipped(start: number): void {
    this.#skipped = null;
    for (let at = start; at < this.#next; at = find(this.text, '\n', at) + 1) this.number++;
  }

  get lineBreak(): LineBreak {
    if (this.end === this.text.length) return '';
    if (this.end === this.#lineFeed) return '\n';
    return this.#next === this.end + 2 ? '\r\n' : '\r';
  }
}

/** Finds the line of a position in a text; searches for line endings only as far as necessary. */
export class LineTable {
  readonly #text: string;
  readonly #ends: number[] = [];

  /** The lines of `text` must end in `\n` or `\r\n`. */
  constructor(text: string) {
    this.#text = text;
  }

  /** Counts from 1. */
  lineAt(place: number): number {
    const ends = this.#ends;
    for (let end = ends.at(-1) ?? -1; end < place; ) {
      end = find(this.#text, '\n', end + 1);
      ends.push(end);
    }
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}

const lineFeed = 0x0a;

/** The position of a character; the length of the text if there is none. */
function find(text: string, char: string, from: number): number {
  const at = text.indexOf(char, from);
  return at < 0 ? text.length : at;
}

function parseLine(text: string, number: number, lineBreak: LineBreak): Line {
  const indent = indentOf(text);
  return { number, kind: kindOf(text, indent), text, indent, lineBreak };
}

function kindOf(text: string, indent: number): LineKind {
  if (indent === text.length) return 'blank';
  const first = text.charAt(indent);
  if (first === '#' || first === ';') return 'comment';
  if (indent > 0) return 'continuation';
  return first === '[' ? 'header' : 'entry';
}
