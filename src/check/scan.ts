import type { Document, Line } from '../config/parse.ts';
import { rstrip, strip } from '../config/python.ts';

/**
 * A line as the AWS CLI reads it (by the rules of config/cliSyntax.ts), without merging or dropping anything, since rules
 * check what the readings drop. Comments and blank lines are omitted.
 */
export type ScannedLine = HeaderLine | EntryLine | ContinuationLine | BrokenLine;

/** A line for which the AWS CLI rejects the file. */
export interface BrokenLine {
  readonly kind: 'no-equals' | 'no-key' | 'before-section' | 'broken-header';
  readonly line: number;
  readonly text: string;
}

export interface HeaderLine {
  readonly kind: 'header';
  readonly line: number;
  /** The text between the brackets. */
  readonly header: string;
  /** The line as written. */
  readonly text: string;
}

export interface EntryLine {
  readonly kind: 'entry';
  readonly line: number;
  readonly section: HeaderLine;
  /** Lower case. */
  readonly key: string;
  readonly delimiter: '=' | ':';
  readonly value: string;
  /** The line as written. */
  readonly text: string;
}

/** A line that continues the value above it. */
export interface ContinuationLine {
  readonly kind: 'continuation';
  readonly line: number;
  readonly of: EntryLine;
  readonly text: string;
}

export function scan(document: Document): ScannedLine[] {
  const scanner = new Scanner();
  return Array.from(document.lines()).flatMap((line) => scanner.scan(line));
}

class Scanner {
  #section: HeaderLine | null = null;
  #entry: EntryLine | null = null;
  #indent = 0;

  scan(line: Line): ScannedLine[] {
    if (line.kind === 'comment' || line.kind === 'blank') return [];
    const text = strip(line.text);
    if (this.#entry !== null && line.indent > this.#indent) {
      return [{ kind: 'continuation', line: line.number, of: this.#entry, text }];
    }
    this.#indent = line.indent;
    return [this.#scanContent(line, text)];
  }

  #scanContent(line: Line, text: string): ScannedLine {
    const header = /^\[(.+)\]/.exec(text)?.[1];
    if (header !== undefined) {
      this.#entry = null;
      this.#section = { kind: 'header', line: line.number, header, text: line.text };
      return this.#section;
    }
    if (text.startsWith('[') && !/[=:]/.test(text)) return { kind: 'broken-header', line: line.number, text };
    if (this.#section === null) return { kind: 'before-section', line: line.number, text };
    return this.#scanEntry(this.#section, line, text);
  }

  #scanEntry(section: HeaderLine, line: Line, text: string): ScannedLine {
    const at = text.search(/[=:]/);
    if (at < 0) return { kind: 'no-equals', line: line.number, text };
    this.#entry = null;
    const key = rstrip(text.slice(0, at)).toLowerCase();
    if (key === '') return { kind: 'no-key', line: line.number, text };
    const delimiter = text.charAt(at) === '=' ? '=' : ':';
    const value = strip(text.slice(at + 1));
    this.#entry = { kind: 'entry', line: line.number, section, key, delimiter, value, text: line.text };
    return this.#entry;
  }
}
