import { cut, cutStart, makeInert, measure, wrap } from './cells.ts';
import { type Column, layOut, marksWidth, pad, type Widths } from './columns.ts';
import { renderRows } from './rows.ts';
import type { PickerState, Size } from './state.ts';
import { type Look, openPaint, type Paint } from './style.ts';
import { fill, type Words } from './words.ts';

/** The lines to show, and the column of the cursor in the first line, counted from 1. */
export interface Frame {
  readonly lines: readonly string[];
  readonly column: number;
}

export interface FrameFacts {
  readonly words: Words;
  readonly look: Look;
  readonly widths: Widths;
  /** The preview of the selected entry. */
  readonly preview: readonly string[];
}

/** The layout of a window. */
interface Layout {
  /** The number of visible entries. */
  readonly rows: number;
  /** The width of the list in cells. */
  readonly listWidth: number;
  /** The number of lines for the preview below the list; 0 if it is next to the list or there is no room. */
  readonly below: number;
  /** The width of the preview next to the list in cells; 0 if it is not there. */
  readonly beside: number;
}

/**
 * Lays out a window: the preview is next to the list in a wide window, and below it in a tall one. The last cell of a line
 * stays empty, because terminals wrap there.
 */
export function divide({ columns, rows }: Size): Layout {
  const room = Math.max(1, columns - 1);
  const head = rows >= 6 ? 2 : 1;
  const foot = rows >= 5 ? 1 : 0;
  const free = Math.max(1, rows - head - foot);
  if (columns >= 110 && rows >= 8) {
    const beside = Math.min(64, Math.floor(room * 0.42));
    return { rows: free, listWidth: room - beside - 3, below: 0, beside };
  }
  const below = free >= 13 ? Math.min(8, Math.floor(free / 2.5)) : 0;
  return { rows: free - below, listWidth: room, below, beside: 0 };
}

/** Draws a state: the query, the column names, the entries, the preview of the selected entry, and the keys. */
export function renderFrame(state: PickerState, facts: FrameFacts): Frame {
  const { size } = state;
  const layout = divide(size);
  const room = Math.max(1, size.columns - 1);
  const query = renderQuery(state, facts, room);
  const body = state.showsKeys ? renderKeys(state, facts, room, layout) : renderBody(state, facts, layout);
  const lines = [query.text, ...body];
  const foot = size.rows >= 5 ? [renderFoot(state, facts, room)] : [];
  while (lines.length < size.rows - foot.length) lines.push('');
  return { lines: [...lines.slice(0, size.rows - foot.length), ...foot], column: query.column };
}

/**
 * The output that changes a screen from one frame to the next: all changed lines, and always the first, where the terminal
 * may have echoed input.
 */
export function renderChange({ lines, column }: Frame, before: Frame | undefined): string {
  const changed = lines.flatMap((line, row) =>
    row > 0 && before?.lines[row] === line ? [] : [`\x1b[${row + 1};1H\x1b[K${line}`],
  );
  const clear = before === undefined ? '\x1b[0m\x1b[2J' : '';
  return `\x1b[?25l${clear}${changed.join('')}\x1b[1;${column}H\x1b[?25h`;
}

/** The title, the end of the query that fits, and at the right the number of matches and their order. */
function renderQuery(state: PickerState, { words, look }: FrameFacts, room: number) {
  const paint = openPaint(look);
  const count = `${state.matches.length}/${state.list.names.length}`;
  const marked = state.marked.size === 0 ? '' : `${fill(words.marked, state.marked.size)}  `;
  const full = `${marked}${count}  ${words.orders[state.order]}`;
  const wholeTitle = `${state.options.title}> `;
  const title = room < measure(wholeTitle) + count.length + 12 ? '> ' : wholeTitle;
  const fits = [full, `${marked}${count}`, count].find((text) => room >= measure(title) + measure(text) + 12) ?? '';
  const left = Math.max(0, room - measure(title) - measure(fits) - 1);
  const query = cutStart(makeInert(state.query), left);
  const text = paint('title', title) + pad(query, left + 1) + paint('faint', fits);
  return { text, column: measure(title) + measure(query) + 1 };
}

function renderBody(state: PickerState, facts: FrameFacts, layout: Layout): readonly string[] {
  const paint = openPaint(facts.look);
  const columns = layOut(facts.widths, facts.words, layout.listWidth);
  const head = state.size.rows >= 6 ? [renderHead(columns, facts, layout.listWidth)] : [];
  const rows = renderRows(state, facts, columns, layout);
  const list = [...head, ...rows, ...Array<string>(layout.rows - rows.length).fill('')];
  if (layout.beside > 0) return placeBeside(list, wrapAll(facts.preview, layout.beside, list.length), layout, paint);
  if (layout.below === 0) return list;
  const line = paint('faint', '─'.repeat(layout.listWidth));
  return [...list, line, ...wrapAll(facts.preview, layout.listWidth, layout.below - 1)];
}

function renderHead(columns: readonly Column[], { words, look }: FrameFacts, room: number): string {
  const cells = columns.map(({ name, width }) => pad(words.columns[name], width)).join('  ');
  return openPaint(look)('faint', cut(' '.repeat(marksWidth) + cells, room));
}

function placeBeside(
  list: readonly string[],
  preview: readonly string[],
  { listWidth }: Layout,
  paint: Paint,
): readonly string[] {
  return list.map((line, row) => `${line}\x1b[0m\x1b[${listWidth + 2}G${paint('faint', '│')} ${preview[row] ?? ''}`);
}

/** Wraps the lines if all of them then fit, otherwise cuts each. */
function wrapAll(lines: readonly string[], width: number, most: number): readonly string[] {
  const inert = lines.map(makeInert);
  const mayFit = inert.join('').length <= width * most;
  const wrapped = mayFit ? inert.flatMap((line) => wrap(line, width)) : [];
  const shown = mayFit && wrapped.length <= most ? wrapped : inert.map((line) => cut(line, width));
  return shown.slice(0, Math.max(0, most));
}

/** The help in two columns, or in a narrow window as wrapped text. */
function renderKeys(state: PickerState, { words, look }: FrameFacts, room: number, layout: Layout): readonly string[] {
  const paint = openPaint(look);
  const { actions, multi } = state.options;
  const rows = Object.entries(words.keys)
    .filter(([name]) => (actions || (name !== 'delete' && name !== 'console')) && (multi || name !== 'mark'))
    .map(([, row]) => row);
  const width = Math.max(...rows.map(([keys]) => measure(keys)));
  const isWide = rows.every(([, meaning]) => width + 2 + measure(meaning) <= room);
  const lines = rows.flatMap(([keys, meaning]) => {
    const [begin = '', ...more] = isWide
      ? [`${pad(keys, width)}  ${meaning}`]
      : wrapIndented(`${keys}  ${meaning}`, room);
    const shown = begin.startsWith(keys) ? keys : begin;
    return [paint('title', shown) + begin.slice(shown.length), ...more];
  });
  return ['', ...lines].slice(0, layout.rows + layout.below + 1);
}

/** Wraps a text to a width in cells, with later lines indented. */
function wrapIndented(text: string, width: number): readonly string[] {
  const [begin = ''] = wrap(text, width);
  const rest = text.slice(begin.length).trimStart();
  return rest === '' ? [begin] : [begin, ...wrap(`  ${rest}`, width)];
}

/** The key hints that fit; after a copy, the copied name. */
function renderFoot(state: PickerState, { words, look }: FrameFacts, room: number): string {
  const paint = openPaint(look);
  if (state.copied !== null) return paint('faint', cut(fill(words.copied, makeInert(state.copied)), room));
  const { hints } = words;
  const shown = [
    ...[hints.enter, hints.escape],
    ...(state.options.actions ? [hints.delete] : []),
    ...(state.options.multi ? [hints.mark] : []),
    ...[hints.more, hints.current, hints.protected],
  ];
  let text = '';
  for (const hint of shown) {
    const longer = text === '' ? hint : `${text}  ${hint}`;
    if (measure(longer) > room) break;
    text = longer;
  }
  return paint('faint', cut(text === '' ? (shown[0] ?? '') : text, room));
}
