import type { Setting } from './profile.ts';

/** What a syntax makes of a document, before section names are understood; both syntaxes build it with the same builder. */

export interface RawFile {
  /** One a header text, in the order of their first headers. */
  readonly sections: readonly RawSection[];
  /** Entries of `[DEFAULT]`, which aws-cli sees in every section. */
  readonly defaults: ReadonlyMap<string, Setting>;
  /** Of each value that goes on: the lines that continue it, in order; blank lines are none of them. */
  readonly continuedOn: ReadonlyMap<Setting, readonly number[]>;
  /** Empty: the file is accepted. */
  readonly problems: readonly Problem[];
}

export interface RawSection {
  /** The text between the brackets. */
  readonly header: string;
  /** Of the first header. Counts from 1. */
  readonly line: number;
  /** By key. Continuation lines are joined by "\n"; a value that begins with "\n" is a nested block. */
  readonly entries: ReadonlyMap<string, Setting>;
}

/** Why a reading does not accept a file. */
export interface Problem {
  readonly line: number;
  /** What is wrong there and what was expected, one sentence. */
  readonly message: string;
}

/** Problems beyond these are not listed: nobody reads them, and a file can have millions. */
export const mostProblems = 100;

export class RawFileBuilder {
  readonly #file: string;
  readonly #sections = new Map<string, OpenSection>();
  readonly #defaults: OpenSection = { header: '', line: 0, entries: new Map() };
  readonly #continuedOn = new Map<Setting, readonly number[]>();
  readonly #problems: Problem[] = [];
  #section: OpenSection | null = null;
  // The open entry, in fields of its own: an object each would be a tenth of the work of reading a file.
  #key: string | null = null;
  #value = '';
  #line = 0;
  #isNested = false;
  #blankLines = 0;
  #continuingLines: number[] = [];

  constructor(file: string) {
    this.#file = file;
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

  /** Begins or goes on with the section of a header. Returns the line of its first header when there was one before. */
  openSection(header: string, line: number): number | undefined {
    this.closeEntry();
    const earlier = this.#sections.get(header);
    this.#section = earlier ?? { header, line, entries: new Map() };
    if (earlier === undefined) this.#sections.set(header, this.#section);
    return earlier?.line;
  }

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
    return this.#section?.entries.get(key)?.origin.line;
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
    if (this.#key === null || this.#section === null) return;
    const setting = { value: this.#value, origin: { file: this.#file, line: this.#line } };
    this.#section.entries.set(this.#key, setting);
    if (this.#continuingLines.length > 0) {
      this.#continuedOn.set(setting, this.#continuingLines);
      this.#continuingLines = [];
    }
    this.#key = null;
  }

  report(line: number, message: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ line, message });
  }

  finish(): RawFile {
    this.closeEntry();
    return {
      sections: [...this.#sections.values()],
      defaults: this.#defaults.entries,
      continuedOn: this.#continuedOn,
      problems: this.#problems,
    };
  }
}

interface OpenSection extends RawSection {
  readonly entries: Map<string, Setting>;
}
