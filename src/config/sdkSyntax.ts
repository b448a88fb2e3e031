import type { Document, Line } from './parse.ts';
import { isSpace } from './python.ts';
import { type RawFile, RawFileBuilder } from './rawFile.ts';

/**
 * The INI syntax that the AWS SDKs have agreed on (their common test vectors, tests/vectors/profile-parser-tests.json):
 * a comment can follow a value, duplicates merge, and every indented line continues a value.
 */

/** Returns the sections in file order. Lines with a problem are reported and otherwise skipped. */
export function parseSdkSyntax(document: Document, file: string): RawFile {
  const reader = new SdkReader(new RawFileBuilder(file));
  for (const line of document.lines()) reader.read(line);
  return reader.finish();
}

/** The value in the line of an entry, without a comment; undefined if the line has no `=`. */
export function sdkValueOf(lineText: string): string | undefined {
  return splitEntry(lineText)?.value;
}

/** Removes spaces and tabs, the only white space for the SDKs. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

class SdkReader {
  readonly #file: RawFileBuilder;

  constructor(file: RawFileBuilder) {
    this.#file = file;
  }

  read(line: Line): void {
    const first = line.text.charAt(0);
    if (first === '#' || first === ';' || trim(line.text) === '') return;
    if (first === '[') this.#readHeader(line);
    else if (!this.#file.isInSection) this.#report(line, 'Expected a profile definition');
    else if (isBlank(first.charCodeAt(0))) this.#readContinuation(line);
    else this.#readEntry(line);
  }

  finish(): RawFile {
    return this.#file.finish();
  }

  #readHeader(line: Line): void {
    const content = withoutComment(line.text, false);
    if (content.endsWith(']')) this.#file.openSection(content.slice(1, -1), line.number);
    else this.#report(line, "Profile definition must end with ']'");
  }

  #readContinuation(line: Line): void {
    if (!this.#file.isInEntry) {
      this.#report(line, 'Expected a property definition, found continuation');
      return;
    }
    if (this.#file.isInNested) this.#validate(line, 'sub-property');
    this.#file.continueEntry(trim(line.text), line.number);
  }

  #readEntry(line: Line): void {
    const entry = this.#validate(line, 'property');
    if (entry !== undefined) this.#file.openEntry(lowerAscii(entry.key), entry.value, line.number);
  }

  #validate(line: Line, what: 'property' | 'sub-property'): Entry | undefined {
    const entry = splitEntry(line.text);
    if (entry === undefined) this.#report(line, `Expected an '=' sign defining a ${what}`);
    else if (entry.key !== '') return entry;
    else this.#report(line, `${what === 'property' ? 'Property' : 'Sub-property'} did not have a name`);
    return undefined;
  }

  #report(line: Line, expected: string): void {
    this.#file.report(line.number, () => `Line ${line.number}: ${expected}.`);
  }
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

function splitEntry(text: string): Entry | undefined {
  const content = withoutComment(text, true);
  const equals = content.indexOf('=');
  return equals < 0 ? undefined : { key: trim(content.slice(0, equals)), value: trim(content.slice(equals + 1)) };
}

/** After a value, white space is required before the sign of a comment; after a header, it is not. */
function withoutComment(text: string, needsSpace: boolean): string {
  const content = trim(text);
  for (let at = 0; at < content.length; at++) {
    const char = content.charAt(at);
    if (char !== '#' && char !== ';') continue;
    if (!needsSpace || (at > 0 && isSpace(content.charCodeAt(at - 1)))) return trim(content.slice(0, at));
  }
  return content;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The SDKs convert only A to Z to lower case. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
