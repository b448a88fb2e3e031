import { type LineBreak, parse } from '../config/parse.ts';
import type { FileKind } from '../config/profile.ts';

/** A text while it is edited, as lines: lines that no edit changes are kept as they are. */
export interface Draft {
  readonly file: string;
  readonly kind: FileKind;
  readonly lines: readonly DraftLine[];
  /** Whether the last line has no line ending. That stays so, even if another line becomes the last one. */
  readonly isOpen: boolean;
}

export interface DraftLine {
  readonly text: string;
  /** Empty if not known yet, or for a last line without a line ending. */
  readonly lineBreak: LineBreak;
  /** Its number in the text before all edits; null for a new line. */
  readonly from: number | null;
}

export function openDraft(text: string, file: string, kind: FileKind): Draft {
  const lines = Array.from(parse(text).lines(), ({ text, lineBreak, number }) => ({ text, lineBreak, from: number }));
  return { file, kind, lines, isOpen: lines.at(-1)?.lineBreak === '' };
}

export function textOf({ lines }: Draft): string {
  return lines.map(({ text, lineBreak }) => text + lineBreak).join('');
}

/** A new line; it gets the line ending of the lines around it. */
export function newLine(text: string): DraftLine {
  return { text, lineBreak: '', from: null };
}

/** `count` lines from index `at`, and the lines that replace them. */
export interface Replacement {
  readonly at: number;
  readonly count: number;
  readonly lines: readonly DraftLine[];
}

/** Makes all replacements in one pass, since there may be thousands. They must not overlap. */
export function replaceLines(draft: Draft, replacements: readonly Replacement[]): Draft {
  const pieces: (readonly DraftLine[])[] = [];
  let next = 0;
  for (const { at, count, lines } of replacements.toSorted((one, other) => one.at - other.at)) {
    pieces.push(draft.lines.slice(next, at), lines);
    next = at + count;
  }
  pieces.push(draft.lines.slice(next));
  return { ...draft, lines: settleLineBreaks(pieces.flat(), draft.isOpen) };
}

export function splice(draft: Draft, at: number, count: number, lines: readonly DraftLine[]): Draft {
  return replaceLines(draft, [{ at, count, lines }]);
}

/** Gives lines without a line ending the one of the line before, or the first known one: a file may mix line endings. */
function settleLineBreaks(lines: readonly DraftLine[], isOpen: boolean): DraftLine[] {
  let known = lines.find(({ lineBreak }) => lineBreak !== '')?.lineBreak ?? '\n';
  return lines.map((line, at) => {
    known = line.lineBreak || known;
    const lineBreak = isOpen && at === lines.length - 1 ? '' : known;
    return lineBreak === line.lineBreak ? line : { ...line, lineBreak };
  });
}
