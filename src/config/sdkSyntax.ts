import type { Document, Line } from './parse.ts';
import { isSpace } from './python.ts';
import type { Problem, RawEntry, RawFile } from './syntax.ts';

/**
 * The INI syntax that the AWS SDKs agreed on (their common test vectors, tests/vectors/profile-parser-tests.json):
 * comments may follow a value, duplicates merge, and every line that is indented continues a value.
 */

/** Returns one section a header text, in the file's order. What stands after a problem is read as if the line were not there. */
export function parseSdkSyntax(document: Document): RawFile {
  const reader = new SdkReader();
  for (const line of document.lines) reader.read(line);
  return reader.finish();
}

/** The value on an entry's own line, its comment taken off; undefined when the line has no `=`. */
export function sdkValueOf(lineText: string): string | undefined {
  const content = withoutComment(lineText, true);
  const equals = content.indexOf('=');
  return equals < 0 ? undefined : trim(content.slice(equals + 1));
}

/** Only space and tab are white space to the SDKs. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

interface OpenEntry {
  readonly key: string;
  readonly line: number;
  readonly values: string[];
  readonly valueLines: number[];
}

interface OpenSection {
  readonly header: string;
  readonly line: number;
  readonly entries: Map<string, RawEntry>;
}

class SdkReader {
  readonly #sections = new Map<string, OpenSection>();
  readonly #problems: Problem[] = [];
  #section: OpenSection | null = null;
  #entry: OpenEntry | null = null;

  read(line: Line): void {
    const first = line.text.charAt(0);
    if (first === '#' || first === ';' || trim(line.text) === '') return;
    if (first === '[') this.#readHeader(line);
    else if (this.#section === null) this.#report(line, 'Expected a profile definition');
    else if (isBlank(first.charCodeAt(0))) this.#readContinuation(line);
    else this.#readEntry(line);
  }

  finish(): RawFile {
    this.#closeEntry();
    return { sections: [...this.#sections.values()], defaults: new Map(), problems: this.#problems };
  }

  #readHeader(line: Line): void {
    const content = withoutComment(line.text, false);
    if (!content.endsWith(']')) {
      this.#report(line, "Profile definition must end with ']'");
      return;
    }
    this.#closeEntry();
    const header = content.slice(1, -1);
    this.#section = this.#sections.get(header) ?? { header, line: line.number, entries: new Map() };
    this.#sections.set(header, this.#section);
  }

  #readContinuation(line: Line): void {
    if (this.#entry === null) {
      this.#report(line, 'Expected a property definition, found continuation');
      return;
    }
    if (this.#entry.values[0] === '') this.#validate(line, 'sub-property');
    this.#entry.values.push(trim(line.text));
    this.#entry.valueLines.push(line.number);
  }

  #readEntry(line: Line): void {
    if (!this.#validate(line, 'property')) return;
    this.#closeEntry();
    const content = withoutComment(line.text, true);
    const equals = content.indexOf('=');
    const key = lowerAscii(trim(content.slice(0, equals)));
    this.#entry = { key, line: line.number, values: [trim(content.slice(equals + 1))], valueLines: [line.number] };
  }

  #validate(line: Line, what: 'property' | 'sub-property'): boolean {
    const content = withoutComment(line.text, true);
    const equals = content.indexOf('=');
    if (equals > 0 && trim(content.slice(0, equals)) !== '') return true;
    const subject = what === 'property' ? 'Property' : 'Sub-property';
    this.#report(line, equals < 0 ? `Expected an '=' sign defining a ${what}` : `${subject} did not have a name`);
    return false;
  }

  #closeEntry(): void {
    if (this.#entry === null || this.#section === null) return;
    const { key, line, values, valueLines } = this.#entry;
    this.#section.entries.set(key, { key, value: values.join('\n'), line, valueLines });
    this.#entry = null;
  }

  #report(line: Line, expected: string): void {
    this.#problems.push({ line: line.number, message: `Line ${line.number}: ${expected}.` });
  }
}

/** After a value, white space must stand before the comment's sign; after a header it need not. */
function withoutComment(text: string, needsSpace: boolean): string {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char !== '#' && char !== ';') continue;
    if (!needsSpace || (at > 0 && isSpace(text.charCodeAt(at - 1)))) return trim(text.slice(0, at));
  }
  return trim(text);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** The SDKs lower-case A to Z only. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
