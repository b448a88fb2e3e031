import type { Document, Line } from './parse.ts';
import { rstrip, strip } from './python.ts';
import type { Problem, RawEntry, RawFile } from './syntax.ts';

/**
 * The INI syntax that aws-cli reads: that of Python's `configparser.RawConfigParser` with its default options
 * (`_read` in Lib/configparser.py). One problem makes a whole file unreadable there; here all are collected.
 */

/** Returns sections in the file's order. What stands after a problem is read as if the line were not there. */
export function parseCliSyntax(document: Document): RawFile {
  const reader = new CliReader();
  for (const line of document.lines) reader.read(line);
  return reader.finish();
}

/** Upper case, and only so: the section whose keys appear in all others. */
const defaultSection = 'DEFAULT';

interface OpenEntry {
  readonly key: string;
  readonly line: number;
  readonly values: string[];
  readonly valueLines: number[];
  /** Blank lines belong to a value only when more of it follows. */
  blankLines: number;
}

interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly entries: Map<string, RawEntry>;
}

class CliReader {
  readonly #sections = new Map<string, OpenSection>();
  readonly #defaults: OpenSection = { header: defaultSection, line: 0, entries: new Map() };
  readonly #problems: Problem[] = [];
  #section: OpenSection | null = null;
  #entry: OpenEntry | null = null;
  #indent = 0;

  read(line: Line): void {
    if (line.kind === 'comment') return;
    if (line.kind === 'blank') {
      if (this.#entry !== null) this.#entry.blankLines++;
    } else if (this.#entry !== null && line.indent > this.#indent) {
      continueValue(this.#entry, line);
    } else {
      this.#indent = line.indent;
      this.#readContent(line, strip(line.text));
    }
  }

  finish(): RawFile {
    this.#closeEntry();
    return { sections: [...this.#sections.values()], defaults: this.#defaults.entries, problems: this.#problems };
  }

  #readContent(line: Line, content: string): void {
    const header = headerOf(content);
    if (header !== null) this.#openSection(header, line);
    else if (this.#section === null) {
      this.#report(line, 'stands before the first section: a section like [default] was expected above it');
    } else this.#openEntry(this.#section, line, content);
  }

  #openSection(header: string, line: Line): void {
    this.#closeEntry();
    if (header === defaultSection) {
      this.#section = this.#defaults;
      return;
    }
    const earlier = this.#sections.get(header);
    if (earlier !== undefined) {
      const first = `first on line ${earlier.line}`;
      this.#report(line, `begins the section [${header}] a second time (${first}): one section of a name was expected`);
    }
    this.#section = earlier ?? { header, line: line.number, entries: new Map() };
    this.#sections.set(header, this.#section);
  }

  #openEntry(section: OpenSection, line: Line, content: string): void {
    const delimiter = content.search(/[=:]/);
    const key = rstrip(content.slice(0, Math.max(delimiter, 0))).toLowerCase();
    if (key === '') {
      const lacks = delimiter < 0 ? 'has no "="' : 'has no key before the "="';
      this.#report(line, `${lacks}: a line like "key = value" was expected`);
      return;
    }
    this.#closeEntry();
    const earlier = section.entries.get(key);
    if (earlier !== undefined) {
      const first = `first on line ${earlier.line}`;
      this.#report(line, `sets "${key}" a second time (${first}): a key once in a section was expected`);
    }
    const value = strip(content.slice(delimiter + 1));
    this.#entry = { key, line: line.number, values: [value], valueLines: [line.number], blankLines: 0 };
  }

  #closeEntry(): void {
    if (this.#entry === null || this.#section === null) return;
    const { key, line, values, valueLines } = this.#entry;
    const value = values.length === 1 ? (values[0] ?? '') : rstrip(values.join('\n'));
    this.#section.entries.set(key, { key, value, line, valueLines });
    this.#entry = null;
  }

  #report(line: Line, what: string): void {
    this.#problems.push({ line: line.number, message: `Line ${line.number} ${what}.` });
  }
}

/** The pattern is `\[(.+)\]`, greedy: to the last bracket, and what follows it does not count. */
function headerOf(content: string): string | null {
  if (!content.startsWith('[')) return null;
  const end = content.lastIndexOf(']');
  return end > 1 ? content.slice(1, end) : null;
}

function continueValue(entry: OpenEntry, line: Line): void {
  for (; entry.blankLines > 0; entry.blankLines--) {
    entry.values.push('');
    entry.valueLines.push(line.number);
  }
  entry.values.push(strip(line.text));
  entry.valueLines.push(line.number);
}
