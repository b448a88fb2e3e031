import { dropLast } from './cells.ts';
import type { Step } from './keys.ts';
import { type Order, orders, type PickerList } from './list.ts';

export interface PickerOptions {
  readonly title: string;
  /** Whether Delete (clear) and Ctrl+O (console) are offered; the caller performs them. */
  readonly actions: boolean;
  /** Whether several entries can be marked. */
  readonly multi: boolean;
  /** Whether 0 to 9 select one of the first ten entries. */
  readonly digits: boolean;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type Outcome =
  | { readonly kind: 'pick' | 'console'; readonly entries: readonly number[] }
  | { readonly kind: 'clear' | 'cancel' };

/** The immutable state of the list between two keys. */
export interface PickerState {
  readonly list: PickerList;
  readonly options: PickerOptions;
  readonly size: Size;
  readonly query: string;
  readonly order: Order;
  /** Indexes of the matching entries, best first. */
  readonly matches: readonly number[];
  /** The number of entries searched; less than all while the list is being read. */
  readonly searched: number;
  /** The positions in `matches` of the cursor and of the first visible entry. */
  readonly selected: number;
  readonly top: number;
  readonly marked: ReadonlySet<number>;
  readonly showsKeys: boolean;
  /** A name to copy; null after the next step. */
  readonly copied: string | null;
  readonly outcome: Outcome | null;
}

export function makeState(list: PickerList, options: PickerOptions, size: Size, query = ''): PickerState {
  const order: Order = 'recent';
  const state: PickerState = {
    ...{ list, options, size, query, order, matches: [], searched: 0, selected: 0, top: 0 },
    ...{ marked: new Set(), showsKeys: false, copied: null, outcome: null },
  };
  return search(state, query);
}

/** The state after a step; `rows` is the number of visible entries. */
export function takeStep(before: PickerState, step: Step, rows: number): PickerState {
  const state = before.copied === null ? before : { ...before, copied: null };
  if (state.showsKeys) return hideKeys(state, step, rows);
  const chosen = state.matches[state.selected];
  switch (step.kind) {
    case 'text':
      return typeText(state, step.text);
    case 'up':
      return move(state, state.selected - 1, rows);
    case 'down':
      return move(state, state.selected + 1, rows);
    case 'page-up':
      return move(state, state.selected - rows, rows);
    case 'page-down':
      return move(state, state.selected + rows, rows);
    case 'home':
      return move(state, 0, rows);
    case 'end':
      return move(state, state.matches.length - 1, rows);
    case 'mark':
      return mark(state, chosen, 1, rows);
    case 'mark-back':
      return mark(state, chosen, -1, rows);
    case 'erase':
      return search(state, dropLast(state.query));
    case 'erase-word':
      return search(state, state.query.replace(/\S*\s*$/, ''));
    case 'erase-all':
      return search(state, '');
    case 'order':
      return search(
        { ...state, order: orders[(orders.indexOf(state.order) + 1) % orders.length] ?? 'recent' },
        state.query,
      );
    case 'copy':
      return chosen === undefined ? state : { ...state, copied: nameOf(state, chosen) };
    case 'enter':
      return chosen === undefined
        ? state
        : end(state, { kind: 'pick', entries: state.marked.size === 0 ? [chosen] : [...state.marked] });
    case 'console':
      if (!state.options.actions || chosen === undefined) return state;
      return end(state, { kind: 'console', entries: [chosen] });
    case 'delete':
      return state.options.actions ? end(state, { kind: 'clear' }) : state;
    case 'escape':
      return end(state, { kind: 'cancel' });
  }
}

/** Whether reading more of the list may find more matches. */
export function isPreliminary({ list, query, order, searched }: PickerState): boolean {
  return searched < list.names.length && (query !== '' || order === 'account');
}

/** Whether a step acts on the matches, which must then be complete, however fast the list was read. */
export function isDeciding({ options }: PickerState, { kind }: Step): boolean {
  return ['enter', 'console', 'copy', 'mark', 'mark-back'].includes(kind) || (options.digits && kind === 'text');
}

/** The state after more of the list was read. A cursor that the user moved stays on its entry; otherwise it goes to the best match. */
export function refresh(state: PickerState, rows: number): PickerState {
  const { query, matches, selected, top } = state;
  const found = search(state, query);
  if (selected === selectFirst(state, query, matches)) return found;
  const again = found.matches.indexOf(matches[selected] ?? -1);
  return again < 0 ? found : move({ ...found, top: Math.max(0, again - selected + top) }, again, rows);
}

/** The state in a window of a different size: the cursor stays visible, and no lines below the list are wasted. */
export function resize(state: PickerState, size: Size, rows: number): PickerState {
  const top = Math.max(0, Math.min(state.top, state.matches.length - rows));
  return move({ ...state, size, top }, state.selected, rows);
}

/** Closes the help. Escape and `?` do nothing else; any other key also takes its effect. */
function hideKeys(state: PickerState, step: Step, rows: number): PickerState {
  const shown = { ...state, showsKeys: false };
  return step.kind === 'escape' || isKeysText(shown, step) ? shown : takeStep(shown, step, rows);
}

/** `?`, also full-width, cannot match anything as a query, so it shows the help. */
function isKeysText({ query }: PickerState, step: Step): boolean {
  return step.kind === 'text' && /^[?\uff1f]$/.test(step.text) && query === '';
}

function typeText(state: PickerState, text: string): PickerState {
  if (isKeysText(state, { kind: 'text', text })) return { ...state, showsKeys: true };
  if (state.options.digits && /^\d$/.test(text)) return takeNumber(state, Number(text));
  return search(state, state.query + text);
}

function takeNumber(state: PickerState, place: number): PickerState {
  const chosen = state.matches[place];
  if (chosen === undefined) return state;
  return end({ ...state, selected: place }, { kind: 'pick', entries: [chosen] });
}

/** Searches, and moves the cursor to the best match. */
function search(state: PickerState, query: string): PickerState {
  const matches = state.list.find(query, state.order);
  const searched = state.list.countRead();
  return { ...state, query, matches, searched, selected: selectFirst(state, query, matches), top: 0 };
}

/**
 * The first selection: the best match, but the next if that is the current entry and the query is not its whole name. In a
 * menu with digits and no query it is the current entry.
 */
function selectFirst({ list, options }: PickerState, query: string, matches: readonly number[]): number {
  const isCurrent = (at: number | undefined) => list.names[at ?? -1] === list.current;
  if (options.digits && query === '') return Math.max(0, matches.findIndex(isCurrent));
  const isWanted = list.names[matches[0] ?? -1] === query.trim();
  return isCurrent(matches[0]) && matches.length > 1 && !isWanted ? 1 : 0;
}

function move(state: PickerState, wanted: number, rows: number): PickerState {
  const selected = Math.max(0, Math.min(wanted, state.matches.length - 1));
  const top = Math.min(selected, Math.max(state.top, selected - rows + 1));
  return { ...state, selected, top };
}

/** Marks the entry and moves on; only moves if a single entry can be picked. */
function mark(state: PickerState, chosen: number | undefined, by: number, rows: number): PickerState {
  if (!state.options.multi || chosen === undefined) return move(state, state.selected + by, rows);
  const marked = new Set(state.marked);
  if (!marked.delete(chosen)) marked.add(chosen);
  return move({ ...state, marked }, state.selected + by, rows);
}

function nameOf({ list }: PickerState, at: number): string {
  return list.names[at] ?? '';
}

function end(state: PickerState, outcome: Outcome): PickerState {
  return { ...state, outcome };
}
