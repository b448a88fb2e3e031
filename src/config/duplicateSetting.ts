import { say } from '../core/say.ts';
import { findInlineHeader, type MissingLineBreak } from './missingLineBreak.ts';
import type { Document } from './parse.ts';
import type { FileKind } from './profile.ts';
import type { DuplicateSetting } from './rawFile.ts';
import { credentialKeys } from './settingNames.ts';

/** How to fix a setting that a section has twice, and where. */
interface DuplicateAdvice {
  readonly line: number;
  /** A sentence with the probable cause; empty if it is not known. */
  readonly cause: string;
  readonly hint: string;
}

/**
 * A header that has lost its line break, or is in a comment, merges two sections. So the advice is not to remove an access
 * key: it probably belongs to another profile, and AWS shows a secret only once.
 */
export function adviseOnDuplicate(
  document: Document,
  line: number,
  { key: name, header, first }: DuplicateSetting,
  file: FileKind,
): DuplicateAdvice {
  const lost = findLostBetween(document, first, line, file);
  if (lost !== undefined) {
    const { text } = lost.break;
    const place = lost.isComment
      ? say`is in the comment on line ${lost.line}`
      : say`is not on its own line (line ${lost.line})`;
    const reason = lost.isComment ? '' : say` because a line break is missing before it`;
    return {
      line: lost.line,
      cause: say`${text} ${place}${reason}, so the lines after it belong to [${header}].`,
      hint: say`Move ${text} to its own line.`,
    };
  }
  if (credentialKeys.has(name)) {
    return {
      line,
      cause: '',
      hint: say`Add the missing header above line ${line}: each profile has its own section.`,
    };
  }
  return {
    line,
    cause: '',
    hint: say`Add the missing header between lines ${first} and ${line}, or remove one of the two lines.`,
  };
}

interface LostPlace {
  readonly break: MissingLineBreak;
  readonly line: number;
  readonly isComment: boolean;
}

/** The last lost header between two lines. */
function findLostBetween(document: Document, from: number, to: number, file: FileKind): LostPlace | undefined {
  let found: LostPlace | undefined;
  for (const { number, kind, text } of document.lines()) {
    if (number >= to) break;
    if (number < from || kind === 'header') continue;
    const lost = findInlineHeader(text, file);
    if (lost !== undefined) found = { break: lost, line: number, isComment: kind === 'comment' };
  }
  return found;
}
