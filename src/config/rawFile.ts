import { LineTable } from './parse.ts';
import { PlainSection, type UnreadFile } from './plainSection.ts';
import { type Entries, newEntries, type RawSection, ReadSection } from './rawSection.ts';

/** A parsed file, before section names are interpreted; the parsers of both syntaxes build it with the same builder. */

export interface RawFile {
  /** One for each header, in file order. */
  readonly sections: readonly RawSection[];
  /** The first section with each header. */
  readonly byHeader: ReadonlyMap<string, RawSection>;
  /** The settings of `[DEFAULT]`, which the AWS CLI adds to every section. */
  readonly defaults: RawSection;
  /** For each value with more than one line, by the line of its key: its other lines in order, without blank lines. */
  readonly continuedOn: ReadonlyMap<number, readonly number[]>;
  /** Empty if the file is accepted. */
  readonly problems: readonly Problem[];
}

/** Why a reading rejects a file. */
export interface Problem {
  readonly line: number;
  /** A sentence: what is wrong in this line, and what was expected. */
  readonly message: string;
  /** A setting that appears twice in a section, or with different values in two sections of the same name: the right one is unclear. */
  readonly duplicate?: DuplicateSetting;
}

export interface DuplicateSetting {
  readonly key: string;
  readonly header: string;
  /** The line where the setting appeared first. */
  readonly first: number;
}

/** A header that appears twice, on these lines. */
export interface DuplicateSection {
  readonly line: number;
  readonly first: number;
}

/** The number of problems that are listed: a file can have millions. */
export const maxProblems = 100;

export class RawFileBuilder {
  readonly #entries: Entries;
  readonly #unread: UnreadFile;
  readonly #defaults: ReadSection;
  readonly #sections: RawSection[] = [];
  /** The first section with each header. */
  readonly #headers = new Map<string, RawSection>();
  readonly #continuedOn = new Map<number, readonly number[]>();
  readonly #problems: Problem[] = [];
  #hasDuplicate = false;
  #section: ReadSection | null = null;
  // The open entry, in separate fields: an object for each entry would take a tenth of the time of reading a file.
  #key: string | null = null;
  #value = '';
  #line = 0;
  #isNested = false;
  #blankLines = 0;
  #continuingLines: number[] = [];

  /** `text` is required if plain sections of it are left unread. */
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

  /** Whether the value started on a line after its key. */
  get isInNested(): boolean {
    return this.isInEntry && this.#isNested;
  }

  /** Starts a section. */
  openSection(header: string, line: number): DuplicateSection | undefined {
    this.closeEntry();
    this.#section = new ReadSection(header, line, this.#entries);
    return this.#add(this.#section);
  }

  /** Adds a whole section, given as a part of the text. */
  addPlainSection(header: string, start: number, end: number): DuplicateSection | undefined {
    this.closeEntry();
    this.#section = null;
    return this.#add(new PlainSection(header, this.#unread, start, end));
  }

  #add(section: RawSection): DuplicateSection | undefined {
    this.#sections.push(section);
    const earlier = this.#headers.get(section.header);
    if (earlier !== undefined) return { line: section.line, first: earlier.line };
    this.#headers.set(section.header, section);
    return undefined;
  }

  /** Starts or continues `[DEFAULT]`. */
  openDefaults(): void {
    this.closeEntry();
    this.#section = this.#defaults;
  }

  /** Starts an entry; its value replaces an earlier one. Returns the line where this key appeared before in this section. */
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

  /** A blank line belongs to a value only if more of the value follows. */
  addBlankLine(): void {
    this.#blankLines++;
  }

  /** Ends the value: lines after this cannot continue it. */
  closeEntry(): void {
    if (this.#key !== null && this.#continuingLines.length > 0) {
      this.#section?.set(this.#key, this.#value, this.#line);
      this.#continuedOn.set(this.#line, this.#continuingLines);
      this.#continuingLines = [];
    }
    this.#key = null;
  }

  /** `makeMessage` makes the message; called only if the problem is listed. */
  report(line: number, makeMessage: () => string): void {
    if (this.#problems.length < maxProblems) this.#problems.push({ line, message: makeMessage() });
  }

  /** The first of these problems is always listed, because it makes the file unusable. */
  reportDuplicate(line: number, makeMessage: () => string, duplicate: DuplicateSetting): void {
    if (this.#hasDuplicate && this.#problems.length >= maxProblems) return;
    this.#hasDuplicate = true;
    this.#problems.push({ line, message: makeMessage(), duplicate });
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
