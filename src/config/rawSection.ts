import type { Origin, Setting, Settings } from './profile.ts';

/** A section before its name is interpreted. */
export interface RawSection extends Settings {
  /** The text between the brackets. */
  readonly header: string;
  /** The line of the header; counts from 1. */
  readonly line: number;
  readonly origin: Origin;
  /** Whether every value certainly has only one line. */
  readonly isPlain: boolean;
}

/**
 * The entries of all sections of a file, in columns: creating an object for each entry would take most of the time of
 * reading ten thousand profiles.
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

/** A section that was read line by line. Its entries are contiguous: only the last section so far gets more. */
export class ReadSection implements RawSection {
  readonly header: string;
  readonly line: number;
  readonly isPlain = false;
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

  get origin(): Origin {
    return { file: this.#entries.file, line: this.line };
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

  /** Sets a value; an earlier value of the same key is replaced in its position, and its line is returned. */
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

  /** The index of the entry with that key; the end if there is none. */
  #find(key: string): number {
    const { keys } = this.#entries;
    if (this.size > maxUnmapped) {
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

/** A section with more entries than this looks them up in a map. */
const maxUnmapped = 16;
