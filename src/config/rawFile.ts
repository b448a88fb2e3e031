import { LineTable } from './parse.ts';
import { PlainSection, type UnreadFile } from './plainSection.ts';
import { type Entries, newEntries, type RawSection, ReadSection } from './rawSection.ts';

/** What a syntax makes of a document, before section names are understood; both syntaxes build it with the same builder. */

export interface RawFile {
  /** One a header, in the file's order. */
  readonly sections: readonly RawSection[];
  /** By header, the first that has it. */
  readonly byHeader: ReadonlyMap<string, RawSection>;
  /** Entries of `[DEFAULT]`, which the AWS CLI sees in every section. */
  readonly defaults: RawSection;
  /** Of each value that goes on, by the line of its key: the lines that continue it, in order; blank lines do not count. */
  readonly continuedOn: ReadonlyMap<number, readonly number[]>;
  /** Empty: the file is accepted. */
  readonly problems: readonly Problem[];
}

/** Why a reading does not accept a file. */
export interface Problem {
  readonly line: number;
  /** What is wrong there and what was expected, one sentence. */
  readonly message: string;
  /** A key that a section has twice, in values that differ or on lines of one section: no one can say which is meant. */
  readonly twice?: KeyTwice;
}

export interface KeyTwice {
  readonly key: string;
  readonly header: string;
  /** Where it stood before. */
  readonly first: number;
}

/** A header on these two lines. */
export interface SectionTwice {
  readonly line: number;
  readonly first: number;
}

/** Problems beyond these are not listed: no one reads them, and a file can have millions. */
export const mostProblems = 100;

export class RawFileBuilder {
  readonly #entries: Entries;
  readonly #unread: UnreadFile;
  readonly #defaults: ReadSection;
  readonly #sections: RawSection[] = [];
  /** By header, the first that has it. */
  readonly #headers = new Map<string, RawSection>();
  readonly #continuedOn = new Map<number, readonly number[]>();
  readonly #problems: Problem[] = [];
  #hasTwice = false;
  #section: ReadSection | null = null;
  // The open entry, in fields of its own: an object each would be a tenth of the work of reading a file.
  #key: string | null = null;
  #value = '';
  #line = 0;
  #isNested = false;
  #blankLines = 0;
  #continuingLines: number[] = [];

  /** `text` is needed where sections of it are left unread. */
  constructor(file: string, text = '') {
    this.#entries = newEntries(file);
    this.#unread = { file, text, lineTable: new LineTable(text) };
    this.#defaults = new ReadSection('', 0, newEntries(file));
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

  /** Begins a section. */
  openSection(header: string, line: number): SectionTwice | undefined {
    this.closeEntry();
    this.#section = new ReadSection(header, line, this.#entries);
    return this.#add(this.#section);
  }

  /** Adds a whole section, which is in this part of the text. */
  addPlainSection(header: string, start: number, end: number): SectionTwice | undefined {
    this.closeEntry();
    this.#section = null;
    return this.#add(new PlainSection(header, this.#unread, start, end));
  }

  #add(section: RawSection): SectionTwice | undefined {
    this.#sections.push(section);
    const earlier = this.#headers.get(section.header);
    if (earlier !== undefined) return { line: section.line, first: earlier.line };
    this.#headers.set(section.header, section);
    return undefined;
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

  /** `word`: the message, asked for only where the problem is listed. */
  report(line: number, word: () => string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ line, message: word() });
  }

  /** The first of these is always listed: for it the file is not read at all. */
  reportTwice(line: number, word: () => string, twice: KeyTwice): void {
    if (this.#hasTwice && this.#problems.length >= mostProblems) return;
    this.#hasTwice = true;
    this.#problems.push({ line, message: word(), twice });
  }

  finish(): RawFile {
    this.closeEntry();
    return {
      sections: this.#sections,
      byHeader: this.#headers,
      defaults: this.#defaults,
      continuedOn: this.#continuedOn,
      problems: this.#problems,
    };
  }
}
