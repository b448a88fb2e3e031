import { indentOf } from './python.ts';

/**
 * Text to a literal document: every line as it stands, with its place and what it is by its own first characters.
 * What a line means (whether an indented line continues a value, which lines are comments) is left to the readings,
 * since the AWS CLI and the SDKs answer that differently.
 */

/** `continuation` is every other line that is indented, `entry` every one that is not. */
type LineKind = 'blank' | 'comment' | 'header' | 'continuation' | 'entry';

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly kind: LineKind;
  /** Without the line end. */
  readonly text: string;
  /** How much white space leads, in characters. */
  readonly indent: number;
  readonly lineBreak: LineBreak;
}

/** `''` ends a file whose last line is not ended. */
export type LineBreak = '\n' | '\r\n' | '\r' | '';

/** Lines are made as they are asked for: a file of 20 MB would hold a gigabyte of them. */
export interface Document {
  readonly text: string;
  readonly lines: () => Iterable<Line>;
}

/** Never fails. The lines joined with their line endings are the same text, character for character. */
export function parse(text: string): Document {
  return { text, lines: () => parseLines(text) };
}

function* parseLines(text: string): Generator<Line> {
  const cursor = new LineCursor(text);
  while (cursor.advance()) yield parseLine(text.slice(cursor.start, cursor.end), cursor.number, cursor.lineBreak);
}

/** Where one line after the other is in a text, for readers to which an object for each line is too much. */
export class LineCursor {
  readonly text: string;
  /** Of the line; counts from 1. */
  number = 0;
  /** Its first character, and the one after its last, the line end not included. */
  start = 0;
  end = 0;
  #next = 0;
  /** Where lines begin that were not counted yet. */
  #skipped: number | null = null;
  // Each kind of line end is looked for once, and again only after the last one found: no text costs more than its length.
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next line; false when there is none. */
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

  /** Goes on at the line that begins there, past whole lines. */
  skipTo(next: number): void {
    this.#skipped ??= this.#next;
    this.#next = next;
  }

  /** Where the line after this one begins. */
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

/** Which line a place in a text is on, for few who ask: line endings are looked for as far as it takes. */
export class LineTable {
  readonly #text: string;
  readonly #ends: number[] = [];

  /** Its lines end in `\n`, or `\r\n`. */
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

/** The length of the text when there is none. */
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
