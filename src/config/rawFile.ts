/** What a syntax makes of a document, before section names are understood; both syntaxes build it with the same builder. */

export interface RawFile {
  /** One a header text, in the order of their first headers. */
  readonly sections: readonly RawSection[];
  /** Entries of `[DEFAULT]`, which aws-cli sees in every section. */
  readonly defaults: ReadonlyMap<string, RawEntry>;
  /** Empty: the file is accepted. */
  readonly problems: readonly Problem[];
}

export interface RawSection {
  /** The text between the brackets. */
  readonly header: string;
  /** Of the first header. Counts from 1. */
  readonly line: number;
  readonly entries: ReadonlyMap<string, RawEntry>;
}

export interface RawEntry {
  readonly key: string;
  /** Continuation lines joined by "\n"; begins with "\n" when it is a nested block. */
  readonly value: string;
  /** Of the key. Counts from 1. */
  readonly line: number;
  /** Of each line that continues the value, in order; blank lines have none. */
  readonly continuedOn: readonly number[];
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
  readonly #sections = new Map<string, OpenSection>();
  readonly #defaults: OpenSection = { header: '', line: 0, entries: new Map() };
  readonly #problems: Problem[] = [];
  #section: OpenSection | null = null;
  #entry: OpenEntry | null = null;

  get isInSection(): boolean {
    return this.#section !== null;
  }

  get isInEntry(): boolean {
    return this.#entry !== null;
  }

  /** Whether the value began on the lines after its key. */
  get isInNested(): boolean {
    return this.#entry?.isNested ?? false;
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
    this.#entry = { key, value, line, isNested: value === '', continuedOn: noLines, blankLines: 0 };
    return this.#section?.entries.get(key)?.line;
  }

  continueEntry(value: string, line: number): void {
    if (this.#entry === null) return;
    this.#entry.value += `${'\n'.repeat(this.#entry.blankLines + 1)}${value}`;
    this.#entry.blankLines = 0;
    if (this.#entry.continuedOn === noLines) this.#entry.continuedOn = [];
    this.#entry.continuedOn.push(line);
  }

  /** A blank line belongs to a value only when more of the value follows. */
  addBlankLine(): void {
    if (this.#entry !== null) this.#entry.blankLines++;
  }

  /** What follows does not continue the value any more. */
  closeEntry(): void {
    if (this.#entry === null) return;
    const { key, value, line, continuedOn } = this.#entry;
    this.#section?.entries.set(key, { key, value, line, continuedOn });
    this.#entry = null;
  }

  report(line: number, message: string): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ line, message });
  }

  finish(): RawFile {
    this.closeEntry();
    return { sections: [...this.#sections.values()], defaults: this.#defaults.entries, problems: this.#problems };
  }
}

interface OpenSection extends RawSection {
  readonly entries: Map<string, RawEntry>;
}

interface OpenEntry {
  readonly key: string;
  value: string;
  readonly line: number;
  readonly isNested: boolean;
  continuedOn: number[];
  blankLines: number;
}

/** One for all entries of one line, which most are. */
const noLines: number[] = [];
