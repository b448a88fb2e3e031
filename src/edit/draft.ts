import { type LineBreak, parse } from '../config/parse.ts';
import type { FileKind } from '../config/profile.ts';

/** A text while it is edited, line by line: lines that no edit touches are never made again. */
export interface Draft {
  readonly file: string;
  readonly kind: FileKind;
  readonly lines: readonly DraftLine[];
  /** Whether the last line has no line end. It stays so, whichever line is the last. */
  readonly isOpen: boolean;
}

export interface DraftLine {
  readonly text: string;
  /** Empty: not known yet, or the open end of the text. */
  readonly lineBreak: LineBreak;
  /** Its number in the text before all edits; null for a line that is new. */
  readonly from: number | null;
}

export function openDraft(text: string, file: string, kind: FileKind): Draft {
  const lines = Array.from(parse(text).lines(), ({ text, lineBreak, number }) => ({ text, lineBreak, from: number }));
  return { file, kind, lines, isOpen: lines.at(-1)?.lineBreak === '' };
}

export function textOf({ lines }: Draft): string {
  return lines.map(({ text, lineBreak }) => text + lineBreak).join('');
}

/** A line that was not there; its line end is that of its neighbours. */
export function newLine(text: string): DraftLine {
  return { text, lineBreak: '', from: null };
}

/** `count` lines from an index on, and what comes in their place. */
export interface Replacement {
  readonly at: number;
  readonly count: number;
  readonly lines: readonly DraftLine[];
}

/** The draft with lines replaced, all at once: there may be thousands. None may reach into another. */
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

/** Gives lines without a line end that of the line before, or the next one known: files may mix them. */
function settleLineBreaks(lines: readonly DraftLine[], isOpen: boolean): DraftLine[] {
  let habit = lines.find(({ lineBreak }) => lineBreak !== '')?.lineBreak ?? '\n';
  return lines.map((line, at) => {
    habit = line.lineBreak || habit;
    const lineBreak = isOpen && at === lines.length - 1 ? '' : habit;
    return lineBreak === line.lineBreak ? line : { ...line, lineBreak };
  });
}
