import { LineTable } from './parse.ts';
import { readPlainLines } from './plainLines.ts';
import type { Origin, Setting, Settings } from './profile.ts';

/**
 * Entries one after the other, in columns that all sections of a file share: an object for each entry and its place
 * would be most of the work of reading ten thousand profiles.
 */
export interface Entries {
  readonly file: string;
  readonly text: string;
  readonly lineTable: LineTable;
  readonly keys: string[];
  readonly values: string[];
  /** The line of each; where it begins in the text, in a section that was left unread. */
  readonly lines: number[];
}

export function newEntries(file: string, text = ''): Entries {
  return { file, text, lineTable: new LineTable(text), keys: [], values: [], lines: [] };
}

/**
 * A section before its name is understood. Its entries stand together: only the last section of a file gets more, or one that
 * is read when it is asked.
 */
export class RawSection implements Settings {
  /** The text between the brackets. */
  readonly header: string;
  /** Its line; of one that was left unread, where it begins in the text. */
  readonly #place: number;
  readonly #entries: Entries;
  /** Of its entries; while it is unread, of its part of the text. */
  #start: number;
  #end: number;
  #places: Map<string, number> | null = null;
  #state: 'read by line' | 'unread' | 'read late';

  /** `line` is null for one that is left unread, in the part of the text from `start` to `end`. */
  constructor(header: string, line: number | null, entries: Entries, start = entries.keys.length, end = start) {
    this.header = header;
    this.#place = line ?? start;
    this.#entries = entries;
    this.#start = start;
    this.#end = end;
    this.#state = line === null ? 'unread' : 'read by line';
  }

  /** Of the header. Counts from 1. */
  get line(): number {
    return this.isPlain ? this.#entries.lineTable.lineAt(this.#place) : this.#place;
  }

  get origin(): Origin {
    return { file: this.#entries.file, line: this.line };
  }

  /** Whether no value goes on in further lines, for certain. */
  get isPlain(): boolean {
    return this.#state !== 'read by line';
  }

  get size(): number {
    this.#read();
    return this.#end - this.#start;
  }

  has(key: string): boolean {
    return this.#find(key) < this.#end;
  }

  get(key: string): Setting | undefined {
    const at = this.#find(key);
    return at < this.#end ? this.#settingAt(at) : undefined;
  }

  value(key: string): string | undefined {
    const at = this.#find(key);
    return at < this.#end ? this.#entries.values[at] : undefined;
  }

  keys(): Iterable<string> {
    this.#read();
    return this.#entries.keys.slice(this.#start, this.#end);
  }

  *[Symbol.iterator](): Generator<[string, Setting]> {
    this.#read();
    for (let at = this.#start; at < this.#end; at++) yield [this.#entries.keys[at] ?? '', this.#settingAt(at)];
  }

  /** A value replaces an earlier one of its key, in the earlier one's place. Returns the line of that one. */
  set(key: string, value: string, line: number): number | undefined {
    const { keys, values, lines } = this.#entries;
    const at = this.#find(key);
    if (at === this.#end) {
      keys.push(key);
      values.push(value);
      lines.push(line);
      this.#end++;
      this.#places?.set(key, at);
      return undefined;
    }
    const earlier = lines[at];
    values[at] = value;
    lines[at] = line;
    return earlier;
  }

  /** The end when no entry has that key. */
  #find(key: string): number {
    this.#read();
    const { keys } = this.#entries;
    if (this.#end - this.#start > mostUnmapped) {
      this.#places ??= this.#mapPlaces();
      return this.#places.get(key) ?? this.#end;
    }
    let at = this.#start;
    while (at < this.#end && keys[at] !== key) at++;
    return at;
  }

  #read(): void {
    if (this.#state !== 'unread') return;
    this.#state = 'read late';
    const { text, keys, values, lines } = this.#entries;
    const [start, end] = [this.#start, this.#end];
    this.#start = keys.length;
    readPlainLines(text, start, end, (key, value, place) => {
      keys.push(key);
      values.push(value);
      lines.push(place);
    });
    this.#end = keys.length;
  }

  #mapPlaces(): Map<string, number> {
    return new Map(Array.from(this.keys(), (key, index) => [key, this.#start + index]));
  }

  #settingAt(at: number): Setting {
    const { file, values, lines, lineTable } = this.#entries;
    const line = lines[at] ?? 0;
    return { value: values[at] ?? '', origin: { file, line: this.isPlain ? lineTable.lineAt(line) : line } };
  }
}

/** A section with more entries than these looks them up in a map. */
const mostUnmapped = 16;
