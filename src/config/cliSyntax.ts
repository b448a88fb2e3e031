import type { Document, Line } from './parse.ts';
import { rstrip, strip } from './python.ts';
import { type RawFile, RawFileBuilder } from './rawFile.ts';

/**
 * The INI syntax that aws-cli reads: that of Python's `configparser.RawConfigParser` with its default options
 * (`_read` in Lib/configparser.py). One problem makes a whole file unreadable there; here all are collected.
 */

/** Returns sections in the file's order. What stands after a problem is read as if the line were not there. */
export function parseCliSyntax(document: Document, file: string): RawFile {
  const reader = new CliReader(new RawFileBuilder(file));
  for (const line of document.lines()) reader.read(line);
  return reader.finish();
}

/** Upper case, and only so: the section whose keys appear in all others. */
const defaultSection = 'DEFAULT';

class CliReader {
  readonly #file: RawFileBuilder;
  /** Of the last line that was not a continuation: what is indented more continues it. */
  #indent = 0;

  constructor(file: RawFileBuilder) {
    this.#file = file;
  }

  read(line: Line): void {
    if (line.kind === 'comment') return;
    if (line.kind === 'blank') {
      this.#file.addBlankLine();
    } else if (this.#file.isInEntry && line.indent > this.#indent) {
      this.#file.continueEntry(contentOf(line), line.number);
    } else {
      this.#indent = line.indent;
      this.#readContent(line, contentOf(line));
    }
  }

  finish(): RawFile {
    return this.#file.finish();
  }

  #readContent(line: Line, content: string): void {
    const header = headerOf(content);
    if (header !== null) this.#readHeader(line, header);
    else if (this.#file.isInSection) this.#readEntry(line, content);
    else this.#report(line, 'stands before the first section: a section like [default] was expected above it');
  }

  #readHeader(line: Line, header: string): void {
    if (header === defaultSection) {
      this.#file.openDefaults();
      return;
    }
    const first = this.#file.openSection(header, line.number);
    if (first === undefined) return;
    const expected = 'one section of a name was expected';
    this.#report(line, `begins the section [${header}] a second time (first on line ${first}): ${expected}`);
  }

  #readEntry(line: Line, content: string): void {
    const delimiter = delimiterOf(content);
    const key = rstrip(content.slice(0, Math.max(delimiter, 0))).toLowerCase();
    if (key === '') {
      this.#readNoEntry(line, delimiter);
      return;
    }
    const first = this.#file.openEntry(key, strip(content.slice(delimiter + 1)), line.number);
    if (first === undefined) return;
    this.#report(line, `sets "${key}" a second time (first on line ${first}): a key once in a section was expected`);
  }

  #readNoEntry(line: Line, delimiter: number): void {
    const lacks = delimiter < 0 ? 'has no "="' : 'has no key before the "="';
    this.#report(line, `${lacks}: a line like "key = value" was expected`);
    // An indented line behind it continues the value above a line without "=", but nothing behind an empty key.
    if (delimiter >= 0) this.#file.closeEntry();
  }

  #report(line: Line, what: string): void {
    this.#file.report(line.number, `Line ${line.number} ${what}.`);
  }
}

function contentOf({ text, indent }: Line): string {
  const content = rstrip(text);
  return indent === 0 ? content : content.slice(indent);
}

/** The pattern is `\[(.+)\]`, greedy: to the last bracket, and what follows it does not count. */
function headerOf(content: string): string | null {
  if (!content.startsWith('[')) return null;
  const end = content.lastIndexOf(']');
  return end > 1 ? content.slice(1, end) : null;
}

/** The first `=` or `:`; -1 when there is none. */
function delimiterOf(content: string): number {
  const equals = content.indexOf('=');
  const colon = content.lastIndexOf(':', equals < 0 ? content.length : equals);
  return colon < 0 ? equals : content.indexOf(':');
}
