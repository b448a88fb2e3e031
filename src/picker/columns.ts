import { cut, makeInert, measure } from './cells.ts';
import type { Entry } from './entry.ts';
import { renderLeft, type Words } from './words.ts';

/** The columns from left to right. */
const columnNames = ['name', 'account', 'role', 'region', 'left'] as const;
type ColumnName = (typeof columnNames)[number];

/** The columns by importance: a narrow window shows the first of these. */
const byImportance: readonly ColumnName[] = ['name', 'account', 'left', 'role', 'region'];

/** Columns for which any name may be shortened, down to `minName` cells; for the others, only the few that are unusually long. */
const worthShortNames: readonly ColumnName[] = ['account', 'left'];
const minName = 24;

export interface Column {
  readonly name: ColumnName;
  /** The first cell, counted from 0. */
  readonly begin: number;
  readonly width: number;
}

export const marksWidth = 4;
const gap = 2;

export function searchTexts({ name, account, accountName, role, region }: Entry): readonly string[] {
  return [name, accountName ?? account ?? '', role ?? '', region ?? ''].map(makeInert);
}

export function textOf(entry: Entry, texts: readonly string[], column: ColumnName, words: Words): string {
  if (column === 'left') return entry.secondsLeft === null ? '-' : renderLeft(entry.secondsLeft, words);
  return texts[columnNames.indexOf(column)] ?? '';
}

export interface Widths extends Readonly<Record<ColumnName, number>> {
  /** The width that nine of ten names fit into. */
  readonly usualName: number;
}

export function layOut(widths: Widths, words: Words, room: number): readonly Column[] {
  const widthOf = (name: ColumnName) => (widths[name] === 0 ? 0 : Math.max(widths[name], measure(words.columns[name])));
  const chosen = new Map<ColumnName, number>([['name', Math.max(1, Math.min(widthOf('name'), room - marksWidth))]]);
  let free = room - marksWidth - (chosen.get('name') ?? 0);
  for (const name of byImportance.slice(1)) {
    const width = widthOf(name);
    if (width === 0) continue;
    const missing = Math.max(0, gap + width - free);
    const shortened = (chosen.get('name') ?? 0) - missing;
    const least = worthShortNames.includes(name) ? minName : Math.max(minName, widths.usualName);
    if (missing > 0 && shortened < least) continue;
    chosen.set('name', shortened).set(name, width);
    free += missing - gap - width;
  }
  let begin = marksWidth;
  return columnNames.flatMap((name) => {
    const width = chosen.get(name);
    if (width === undefined) return [];
    const column = { name, begin, width };
    begin += width + gap;
    return [column];
  });
}

/** Cuts or pads a text to a width in cells. */
export function pad(text: string, width: number): string {
  const shown = cut(text, width);
  return shown + ' '.repeat(Math.max(0, width - measure(shown)));
}
