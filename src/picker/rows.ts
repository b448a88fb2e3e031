import { cut, measure } from './cells.ts';
import { type Column, marksWidth, searchTexts, textOf } from './columns.ts';
import type { Entry } from './entry.ts';
import { findRanges, type Ranges } from './highlight.ts';
import { parseQuery } from './match.ts';
import { isPreliminary, type PickerState } from './state.ts';
import { type Look, openPaint, type Paint, type Style } from './style.ts';
import type { Words } from './words.ts';

interface RowFacts {
  readonly words: Words;
  readonly look: Look;
}

interface RowRoom {
  /** The number of visible entries. */
  readonly rows: number;
  readonly listWidth: number;
}

/** The visible entries, one per line; the selected one is reversed across the whole line. */
export function renderRows(
  state: PickerState,
  facts: RowFacts,
  columns: readonly Column[],
  layout: RowRoom,
): readonly string[] {
  if (state.matches.length === 0) {
    const { searching, nothing } = facts.words;
    return [cut(`    ${isPreliminary(state) ? searching : nothing}`, layout.listWidth)];
  }
  const { wanted } = parseQuery(state.query);
  return state.matches.slice(state.top, state.top + layout.rows).map((at, row) => {
    const place = state.top + row;
    const isSelected = place === state.selected;
    const entry = state.list.entryAt(at);
    const texts = searchTexts(entry);
    const ranges = wanted.length === 0 ? [] : findRanges(wanted, texts);
    const paint = openPaint(facts.look, isSelected ? 'selected' : undefined);
    const cells = columns.map((column, index) =>
      renderCell(facts, {
        entry,
        texts,
        column,
        isSelected,
        ranges: ranges[searched.indexOf(column.name)] ?? [],
        paint,
        isFirst: index === 0,
      }),
    );
    const text = renderMarks(state, entry, at, place, isSelected, paint) + cells.join('');
    const last = columns.at(-1);
    const used = last === undefined ? marksWidth : last.begin + last.width;
    const rest = ' '.repeat(Math.max(0, layout.listWidth - used));
    return isSelected ? openLine(facts.look, text + rest) : text;
  });
}

const searched: readonly string[] = ['name', 'account', 'role', 'region'];

/** The line in reverse video, unless the look has no styles. */
function openLine(look: Look, text: string): string {
  return look === 'none' ? text : `\x1b[7m${text}\x1b[0m`;
}

/** The marks: > selected, * current, ! requires confirmation (or the digit that selects the entry), + marked. */
function renderMarks(
  state: PickerState,
  entry: Entry,
  at: number,
  place: number,
  isSelected: boolean,
  paint: Paint,
): string {
  const digit = state.options.digits && place < 10 ? String(place) : ' ';
  return [
    isSelected ? '>' : ' ',
    entry.isCurrent ? (isSelected ? '*' : paint('current', '*')) : ' ',
    entry.isProtected ? (isSelected ? '!' : paint('protected', '!')) : digit,
    state.marked.has(at) ? (isSelected ? '+' : paint('marked', '+')) : ' ',
  ].join('');
}

interface CellFacts {
  readonly entry: Entry;
  readonly texts: readonly string[];
  readonly column: Column;
  readonly isSelected: boolean;
  readonly ranges: Ranges;
  readonly paint: Paint;
  readonly isFirst: boolean;
}

/** Positions each column explicitly, since the terminal may disagree about the width of a character. */
function renderCell(
  { words }: RowFacts,
  { entry, texts, column, isSelected, ranges, paint, isFirst }: CellFacts,
): string {
  const text = textOf(entry, texts, column.name, words);
  const shown = cut(text, column.width);
  const begin = isFirst ? '' : `${isSelected ? '  ' : ''}\x1b[${column.begin + 1}G`;
  const fill = ' '.repeat(Math.max(0, column.width - measure(shown)));
  return (
    begin +
    highlight(
      shown,
      shown === text ? text.length : shown.length - 1,
      ranges,
      styleOf(entry, column, isSelected, paint),
      paint,
      isSelected,
    ) +
    fill
  );
}

function styleOf(
  entry: { isProtected: boolean; secondsLeft: number | null },
  { name }: Column,
  isSelected: boolean,
  paint: Paint,
) {
  const plain = (text: string) => text;
  if (isSelected) return plain;
  if (name === 'name' && entry.isProtected) return (text: string) => paint('protected', text);
  if (name === 'left') return (text: string) => paint(styleOfLeft(entry.secondsLeft), text);
  return plain;
}

function styleOfLeft(seconds: number | null): Style {
  if (seconds === null) return 'faint';
  return seconds < 600 ? 'short' : 'long';
}

function highlight(
  text: string,
  end: number,
  ranges: Ranges,
  style: (text: string) => string,
  paint: Paint,
  isSelected: boolean,
): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    const [from, to] = [Math.min(ranges[at] ?? 0, end), Math.min(ranges[at + 1] ?? 0, end)];
    if (to <= from) continue;
    parts.push(style(text.slice(done, from)), paint(isSelected ? 'matchedSelected' : 'matched', text.slice(from, to)));
    done = to;
  }
  return [...parts, style(text.slice(done))].join('');
}
