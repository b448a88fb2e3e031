import { findLookalike } from '../core/characters.ts';
import { say } from '../core/say.ts';
import { type Document, LineCursor } from './parse.ts';
import { findPlainEnd } from './plainSection.ts';
import { dropSpace, skipSpace, stripPart } from './python.ts';
import { type DuplicateSection, type RawFile, RawFileBuilder } from './rawFile.ts';

/**
 * The INI syntax of the AWS CLI: Python's `configparser.RawConfigParser` with its default options (`_read` in
 * Lib/configparser.py). There, one problem makes the whole file unreadable; here, all problems are collected.
 */

/** Returns the sections in file order. Lines with a problem are reported and otherwise skipped. */
export function parseCliSyntax(document: Document, file: string): RawFile {
  const reader = new CliReader(document.text, new RawFileBuilder(file, document.text));
  return reader.read();
}

/** The section whose settings appear in all others; its name must be in upper case. */
const defaultSection = 'DEFAULT';

const [numberSign, semicolon, leftBracket, equalsSign, colon] = ['#', ';', '[', '=', ':'].map((char) =>
  char.charCodeAt(0),
);

const noEquals = say`has no "=" (expected a line such as "name = value")`;
const beforeSection = say`appears before the first section (expected a section such as [default] above it)`;
const brokenHeader = say`has no name in closed brackets (expected a section such as [default])`;

/** Reads the text in place, without a string for each line: a shell waits while tens of thousands of lines are read. */
class CliReader {
  readonly #text: string;
  readonly #lines: LineCursor;
  readonly #file: RawFileBuilder;
  /** Whether plain sections are left unread; not possible if carriage returns alone end lines. */
  readonly #leavesUnread: boolean;
  /** The indent of the last line that was not a continuation; a line that is indented more continues it. */
  #indent = 0;
  #header = '';
  /** Lower-case keys by key as written; cached, since most keys appear in every section. */
  readonly #keys = new Map<string, string>();

  constructor(text: string, file: RawFileBuilder) {
    this.#text = text;
    this.#lines = new LineCursor(text);
    this.#file = file;
    this.#leavesUnread = !(text.includes('\r') && /\r(?!\n)/.test(text));
  }

  read(): RawFile {
    this.#skipPlainSections();
    while (this.#lines.advance()) {
      this.#readLine();
      this.#skipPlainSections();
    }
    return this.#file.finish();
  }

  #skipPlainSections(): void {
    if (!this.#leavesUnread) return;
    const text = this.#text;
    for (let start = this.#lines.next; text.charCodeAt(start) === leftBracket; start = this.#lines.next) {
      const end = findPlainEnd(text, start);
      const close = text.indexOf(']', start);
      if (end < 0) return;
      const header = text.slice(start + 1, close);
      if (header === defaultSection) return;
      const duplicate = this.#file.addPlainSection(header, start, end);
      if (duplicate !== undefined) this.#file.report(duplicate.line, () => describeDuplicate(header, duplicate));
      this.#lines.skipTo(end);
    }
  }

  #readLine(): void {
    const { start, end } = this.#lines;
    const first = skipSpace(this.#text, start, end);
    if (first === end) {
      this.#file.addBlankLine();
      return;
    }
    const code = this.#text.charCodeAt(first);
    if (code === numberSign || code === semicolon) return;
    const last = dropSpace(this.#text, first, end);
    if (this.#file.isInEntry && first - start > this.#indent) {
      this.#file.continueEntry(this.#text.slice(first, last), this.#lines.number);
      return;
    }
    this.#indent = first - start;
    const header = code === leftBracket ? headerOf(this.#text, first, last) : null;
    if (header !== null) this.#readHeader(header);
    else if (this.#file.isInSection) this.#readEntry(first, last);
    else if (code === leftBracket) this.#report(() => brokenHeader);
    else this.#report(() => `${beforeSection}${this.#nameLookalike(first, last)}`);
  }

  #readHeader(header: string): void {
    this.#header = header;
    if (header === defaultSection) {
      this.#file.openDefaults();
      return;
    }
    const duplicate = this.#file.openSection(header, this.#lines.number);
    if (duplicate !== undefined) this.#file.report(duplicate.line, () => describeDuplicate(header, duplicate));
  }

  #readEntry(start: number, end: number): void {
    const delimiter = delimiterIn(this.#text, start, end);
    if (delimiter === start || delimiter === end) {
      if (delimiter < end) this.#readNoKey();
      else {
        const problem = this.#text.charCodeAt(start) === leftBracket ? brokenHeader : noEquals;
        this.#report(() => `${problem}${this.#nameLookalike(start, end)}`);
      }
      return;
    }
    const key = this.#keyOf(this.#text.slice(start, dropSpace(this.#text, start, delimiter)));
    const first = this.#file.openEntry(key, stripPart(this.#text, delimiter + 1, end), this.#lines.number);
    if (first === undefined) return;
    const { number } = this.#lines;
    const makeMessage = () => {
      const predicate = say`sets "${key}" again (first on line ${first}), but a section can contain each setting only once`;
      return say`Line ${number} ${predicate}.`;
    };
    this.#file.reportDuplicate(number, makeMessage, { key, header: this.#header, first });
  }

  #keyOf(written: string): string {
    let key = this.#keys.get(written);
    if (key === undefined) {
      key = written.toLowerCase();
      this.#keys.set(written, key);
    }
    return key;
  }

  #readNoKey(): void {
    this.#report(() => say`has no name before the "=" (expected a line such as "name = value")`);
    // An indented line after a line without "=" continues the value above it, but after an empty key it continues nothing.
    this.#file.closeEntry();
  }

  /** Names a character that only looks like syntax, such as a full-width bracket or equals sign. */
  #nameLookalike(start: number, end: number): string {
    const odd = findLookalike(this.#text.slice(start, end));
    return odd === undefined ? '' : say`; it contains ${odd.name} at position ${odd.position}`;
  }

  #report(predicate: () => string): void {
    const { number } = this.#lines;
    this.#file.report(number, () => say`Line ${number} ${predicate()}.`);
  }
}

function describeDuplicate(header: string, { line, first }: DuplicateSection): string {
  return say`Line ${line} starts the section [${header}] again (first on line ${first}), but each section name can appear only once.`;
}

/** Python's pattern is `\[(.+)\]`, greedy: a header ends at the last bracket, and text after it is ignored. */
function headerOf(text: string, start: number, end: number): string | null {
  const close = text.lastIndexOf(']', end - 1);
  return close > start + 1 ? text.slice(start + 1, close) : null;
}

/** The position of the first `=` or `:`; `end` if there is none. */
function delimiterIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === equalsSign || code === colon) return at;
  }
  return end;
}
