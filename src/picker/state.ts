import { dropLast } from './cells.ts';
import type { Step } from './keys.ts';
import { type Order, orders, type PickerList } from './list.ts';

export interface PickerOptions {
  readonly title: string;
  /** Delete clears and Ctrl+O opens the console: who asked knows what to do then. */
  readonly actions: boolean;
  /** Several can be marked. */
  readonly multi: boolean;
  /** 0 to 9 select one of the first ten. */
  readonly digits: boolean;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export type Outcome =
  | { readonly kind: 'pick' | 'console'; readonly entries: readonly number[] }
  | { readonly kind: 'clear' | 'cancel' };

/** The list between two keys: a value, which a step makes into another. */
export interface PickerState {
  readonly list: PickerList;
  readonly options: PickerOptions;
  readonly size: Size;
  readonly query: string;
  readonly order: Order;
  /** Numbers of entries, best first. */
  readonly matches: readonly number[];
  /** How many entries these were found among: the list may not be read to its end. */
  readonly searched: number;
  /** The match under the cursor, and the first visible one. */
  readonly selected: number;
  readonly top: number;
  readonly marked: ReadonlySet<number>;
  readonly showsKeys: boolean;
  /** A name to copy, once. */
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

/** Whether more may be found when more of the list is read. */
export function isPreliminary({ list, query, order, searched }: PickerState): boolean {
  return searched < list.names.length && (query !== '' || order === 'account');
}

/** Whether a step takes what is found: it must be the same however fast the list was read. */
export function isDeciding({ options }: PickerState, { kind }: Step): boolean {
  return ['enter', 'console', 'copy', 'mark', 'mark-back'].includes(kind) || (options.digits && kind === 'text');
}

/** The state when more of the list was read. A cursor that was moved stays on its entry; else it is on what is the best match now. */
export function refresh(state: PickerState, rows: number): PickerState {
  const { query, matches, selected, top } = state;
  const found = search(state, query);
  if (selected === selectFirst(state, query, matches)) return found;
  const again = found.matches.indexOf(matches[selected] ?? -1);
  return again < 0 ? found : move({ ...found, top: Math.max(0, again - selected + top) }, again, rows);
}

/** The state in a window of a different size: the cursor stays visible, and no line below is left empty. */
export function resize(state: PickerState, size: Size, rows: number): PickerState {
  const top = Math.max(0, Math.min(state.top, state.matches.length - rows));
  return move({ ...state, size, top }, state.selected, rows);
}

/** Escape and `?` only close them; any other key does what it does. */
function hideKeys(state: PickerState, step: Step, rows: number): PickerState {
  const shown = { ...state, showsKeys: false };
  return step.kind === 'escape' || isKeysText(shown, step) ? shown : takeStep(shown, step, rows);
}

/** `?`, in full width too, can be in no query that finds anything, so it asks for the keys. */
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

/** With another query the cursor is on the best match. */
function search(state: PickerState, query: string): PickerState {
  const matches = state.list.find(query, state.order);
  const searched = state.list.countRead();
  return { ...state, query, matches, searched, selected: selectFirst(state, query, matches), top: 0 };
}

/**
 * Never on the current one, which nobody looks for, unless by its whole name. A list that digits pick from is a menu, where it
 * stands on the current one.
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

/** Where one alone is picked, Tab moves. */
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
