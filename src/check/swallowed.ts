import { findLostBreak } from '../config/lostBreak.ts';
import type { FileKind } from '../config/profile.ts';
import type { Place } from './finding.ts';
import { blockKeys, knownKeys } from './knownKeys.ts';
import { findOddIn } from './oddCharacters.ts';
import type { ContinuationLine, EntryLine, ScannedLine } from './scan.ts';

/** Whether a value has swallowed the line below it, lost its line break, or holds an odd character: all else that is wrong with it follows from that. */
export type HasSwallowed = (place: Partial<Place>) => boolean;

interface ScannedFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly lines: readonly ScannedLine[];
}

export function findSwallowers(files: readonly ScannedFile[]): HasSwallowed {
  const places = new Set(
    files.flatMap(({ path, kind, lines }) =>
      lines.flatMap((line) => {
        if (line.kind === 'continuation' && isSwallowed(line)) return `${line.of.line} ${path}`;
        if (line.kind !== 'entry') return [];
        return findLostBreak(line.key, line.value, kind) || findOddIn(line) ? `${line.line} ${path}` : [];
      }),
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
