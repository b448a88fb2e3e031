import type { Setting, Settings } from './profile.ts';

/** What a syntax makes of a document, before section names are understood; both syntaxes build it with the same builder. */

export interface RawFile {
  /** One a header, in the file's order. */
  readonly sections: readonly RawSection[];
  /** Entries of `[DEFAULT]`, which aws-cli sees in every section. */
  readonly defaults: RawSection;
  /** Of each value that goes on, by the line of its key: the lines that continue it, in order; blank lines are none of them. */
  readonly continuedOn: ReadonlyMap<number, readonly number[]>;
  /** Empty: the file is accepted. */
  readonly problems: readonly Problem[];
}

/** Why a reading does not accept a file. */
export interface Problem {
  readonly line: number;
  /** What is wrong there and what was expected, one sentence. */
  readonly message: string;
  /** A key that a section has twice, in values that differ or on lines of one section: nobody can say which is meant. */
  readonly twice?: KeyTwice;
}

export interface KeyTwice {
  readonly key: string;
  readonly header: string;
  /** Where it stood before. */
  readonly first: number;
}

/** Problems beyond these are not listed: nobody reads them, and a file can have millions. */
export const mostProblems = 100;

export class RawFileBuilder {
  readonly #entries: Entries;
  readonly #defaults: RawSection;
  readonly #sections: RawSection[] = [];
  /** By header, the line on which it stood first. */
  readonly #headers = new Map<string, number>();
  readonly #continuedOn = new Map<number, readonly number[]>();
  readonly #problems: Problem[] = [];
  #hasTwice = false;
  #section: RawSection | null = null;
  // The open entry, in fields of its own: an object each would be a tenth of the work of reading a file.
  #key: string | null = null;
  #value = '';
  #line = 0;
  #isNested = false;
  #blankLines = 0;
  #continuingLines: number[] = [];

  constructor(file: string) {
    this.#entries = newEntries(file);
    this.#defaults = new RawSection('', 0, newEntries(file));
  }

  get isInSection(): boolean {
    return this.#section !== null;
  }

  get isInEntry(): boolean {
    return this.#key !== null;
  }

  /** Whether the value began on the lines after its key. */
  get isInNested(): boolean {
    return this.isInEntry && this.#isNested;
  }

  /** Begins a section. Returns the line of the first header with the same text when there was one before. */
  openSection(header: string, line: number): number | undefined {
    this.closeEntry();
    this.#section = new RawSection(header, line, this.#entries);
    this.#sections.push(this.#section);
    const earlier = this.#headers.get(header);
    if (earlier === undefined) this.#headers.set(header, line);
    return earlier;
  }

  /** Begins `[DEFAULT]`, or goes on with it. */
  openDefaults(): void {
    this.closeEntry();
    this.#section = this.#defaults;
  }

  /** Begins an entry; its value replaces an earlier one. Returns the line of the same key before in this section. */
  openEntry(key: string, value: string, line: number): number | undefined {
    this.closeEntry();
    this.#key = key;
    this.#value = value;
    this.#line = line;
    this.#isNested = value === '';
    this.#blankLines = 0;
    return this.#section?.set(key, value, line);
  }

  continueEntry(value: string, line: number): void {
    this.#value += `${'\n'.repeat(this.#blankLines + 1)}${value}`;
    this.#blankLines = 0;
    this.#continuingLines.push(line);
  }

  /** A blank line belongs to a value only when more of the value follows. */
  addBlankLine(): void {
    this.#blankLines++;
  }

  /** What follows does not continue the value any more. */
  closeEntry(): void {
    if (this.#key !== null && this.#continuingLines.length > 0) {
      this.#section?.set(this.#key, this.#value, this.#line);
      this.#continuedOn.set(this.#line, this.#continuingLines);
      this.#continuingLines = [];
    }
    this.#key = null;
  }

  report(line: number, message: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ line, message });
  }

  /** The first of these is always listed: for it the file is not read at all. */
  reportTwice(line: number, message: string, twice: KeyTwice): void {
    if (this.#hasTwice && this.#problems.length >= mostProblems) return;
    this.#hasTwice = true;
    this.#problems.push({ line, message, twice });
  }

  finish(): RawFile {
    this.closeEntry();
    return {
      sections: this.#sections,
      defaults: this.#defaults,
      continuedOn: this.#continuedOn,
      problems: this.#problems,
    };
  }
}

/**
 * Entries one after the other, in columns that all sections of a file share: an object for each entry and its place
 * would be most of the work of reading ten thousand profiles.
 */
export interface Entries {
  readonly file: string;
  readonly keys: string[];
  readonly values: string[];
  readonly lines: number[];
}

export function newEntries(file: string): Entries {
  return { file, keys: [], values: [], lines: [] };
}

/** A section before its name is understood. Its entries stand together: only the last section of a file gets more. */
export class RawSection implements Settings {
  /** The text between the brackets. */
  readonly header: string;
  /** Of the header. Counts from 1. */
  readonly line: number;
  readonly #entries: Entries;
  readonly #start: number;
  #end: number;
  #places: Map<string, number> | null = null;

  constructor(header: string, line: number, entries: Entries) {
    this.header = header;
    this.line = line;
    this.#entries = entries;
    this.#start = entries.keys.length;
    this.#end = entries.keys.length;
  }

  get size(): number {
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
    return this.#entries.keys.slice(this.#start, this.#end);
  }

  *[Symbol.iterator](): Generator<[string, Setting]> {
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
    const { keys } = this.#entries;
    if (this.size > mostUnmapped) {
      this.#places ??= this.#mapPlaces();
      return this.#places.get(key) ?? this.#end;
    }
    let at = this.#start;
    while (at < this.#end && keys[at] !== key) at++;
    return at;
  }

  #mapPlaces(): Map<string, number> {
    return new Map(Array.from(this.keys(), (key, index) => [key, this.#start + index]));
  }

  #settingAt(at: number): Setting {
    const { file, values, lines } = this.#entries;
    return { value: values[at] ?? '', origin: { file, line: lines[at] ?? 0 } };
  }
}

/** A section with more entries than these looks them up in a map. */
const mostUnmapped = 16;
