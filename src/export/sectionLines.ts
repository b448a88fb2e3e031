import type { Document } from '../config/parse.ts';
import type { Setting } from '../config/profile.ts';
import type { RawFile } from '../config/rawFile.ts';

/** Where the parts of a section stand in a text, as aws-cli reads it. Offsets in characters. */
export interface SectionLines {
  /** The line under the header. */
  readonly bodyStart: number;
  readonly entries: readonly EntryLines[];
}

/** An entry with the lines that continue it, line ends included. */
export interface EntryLines {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The section of a header that stands once; undefined when there is none. */
export function findSection(document: Document, raw: RawFile, header: string): SectionLines | undefined {
  const section = raw.sections.find((candidate) => candidate.header === header);
  if (section === undefined) return undefined;
  const startOf = measureLines(document);
  const entries = Array.from(section.entries, ([key, setting]) => locateEntry(key, setting, raw, startOf));
  return { bodyStart: startOf(section.line + 1), entries: entries.sort((one, other) => one.start - other.start) };
}

function locateEntry(
  key: string,
  setting: Setting,
  { continuedOn }: RawFile,
  startOf: (line: number) => number,
): EntryLines {
  const { line } = setting.origin;
  const lastLine = continuedOn.get(setting)?.at(-1) ?? line;
  return { key, value: setting.value, start: startOf(line), end: startOf(lastLine + 1) };
}

/** The offset of each line by its number; the text's length for a line behind the last. */
function measureLines(document: Document): (line: number) => number {
  const starts: number[] = [];
  let start = 0;
  for (const { text, lineBreak } of document.lines()) {
    starts.push(start);
    start += text.length + lineBreak.length;
  }
  return (line) => starts[line - 1] ?? start;
}
