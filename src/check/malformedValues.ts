import { findMissingLineBreak } from '../config/missingLineBreak.ts';
import type { FileKind } from '../config/profile.ts';
import type { Place } from './finding.ts';
import { blockSettings, knownSettings } from './knownSettings.ts';
import { findOddCharacterInLine } from './oddCharacters.ts';
import type { ContinuationLine, EntryLine, ScannedLine } from './scan.ts';

/**
 * Whether a value swallowed the line below it, lost its line break, or contains an odd character. Its other findings only
 * follow from that, so they are not reported.
 */
export type IsMalformed = (place: Partial<Place>) => boolean;

interface ScannedFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly lines: readonly ScannedLine[];
}

export function findMalformedValues(files: readonly ScannedFile[]): IsMalformed {
  const places = new Set(
    files.flatMap(({ path, kind, lines }) =>
      lines.flatMap((line) => {
        if (line.kind === 'continuation' && isAccidentalContinuation(line)) return `${line.of.line} ${path}`;
        if (line.kind !== 'entry') return [];
        return findMissingLineBreak(line.key, line.value, kind) || findOddCharacterInLine(line)
          ? `${line.line} ${path}`
          : [];
      }),
    ),
  );
  return ({ file, line }) => places.has(`${line} ${file}`);
}

/** Whether a line that looks like a setting or header is part of the value above it. */
export function isAccidentalContinuation({ text, of }: ContinuationLine): boolean {
  if (/^\[[^\]]+\]/.test(text)) return true;
  const name = /^([A-Za-z]\w*)\s*[=:]/.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && knownSettings.has(name) && !opensBlock(of);
}

/** Whether indented lines below a setting form a nested block. */
export function opensBlock({ key, value, section }: EntryLine): boolean {
  return value === '' && (blockSettings.has(key) || section.header.startsWith('services'));
}
