import type { Place } from './finding.ts';
import { blockKeys, knownKeys } from './knownKeys.ts';
import type { ContinuationLine, EntryLine, ScannedLine } from './scan.ts';

/** Whether a value has swallowed the line below it: all else that is wrong with such a value follows from that. */
export type HasSwallowed = (place: Partial<Place>) => boolean;

interface ScannedFile {
  readonly path: string;
  readonly lines: readonly ScannedLine[];
}

export function findSwallowers(files: readonly ScannedFile[]): HasSwallowed {
  const places = new Set(
    files.flatMap(({ path, lines }) =>
      lines.flatMap((line) => (line.kind === 'continuation' && isSwallowed(line) ? `${line.of.line} ${path}` : [])),
    ),
  );
  return ({ file, line }) => places.has(`${line} ${file}`);
}

/** Whether a line that was meant as a key or a header has become part of the value above it. */
export function isSwallowed({ text, of }: ContinuationLine): boolean {
  if (/^\[[^\]]+\]/.test(text)) return true;
  const name = /^([A-Za-z]\w*)\s*[=:]/.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && knownKeys.has(name) && !opensBlock(of);
}

/** Whether what is indented below a key belongs there. */
export function opensBlock({ key, value, section }: EntryLine): boolean {
  return value === '' && (blockKeys.has(key) || section.header.startsWith('services'));
}
