import { compareTexts } from '../core/compareTexts.ts';
import { makeInert, measure } from './cells.ts';
import type { Widths } from './columns.ts';
import type { Entry, EntrySource } from './entry.ts';
import { fold, openFind } from './match.ts';
import { renderLeft, type Words } from './words.ts';

export const orders = ['recent', 'name', 'account'] as const;
export type Order = (typeof orders)[number];

/** The entries and their searchable text, identified by their index in the order "recent". */
export interface PickerList {
  readonly names: readonly string[];
  readonly current: string;
  readonly entryAt: (at: number) => Entry;
  /** The indexes of the entries read so far that match a query, best first; all for an empty query. */
  readonly find: (query: string, order: Order) => readonly number[];
  /** Reads more of the searchable text, which takes a few milliseconds. */
  readonly readOn: () => void;
  /** The number of entries read so far. */
  readonly countRead: () => number;
  /** The width of the widest text of each column, among the entries read so far, and of a usual name. */
  readonly measureColumns: (words: Words) => Widths;
}

/** The number of entries that are read at a time, in a millisecond or two; more than most windows show in their first frame. */
const entriesAtOnce = 100;

export function makeList(source: EntrySource): PickerList {
  const { names, current, entryAt } = source;
  const natural = names.map((_name, at) => at);
  const lines: string[] = [];
  const nameLengths: number[] = [];
  const accounts: (string | null)[] = [];
  const widest = { name: widthOfName(names, 1), account: 0, role: 0, region: 0 };
  const usualName = widthOfName(names, 0.9);
  let maxSeconds: number | null = null;
  const find = openFind(natural, { lines, nameLengths });
  let byName: readonly number[] | undefined;
  let byAccount: { readonly numbers: readonly number[]; readonly read: number } = { numbers: natural, read: 0 };
  readUntil(entriesAtOnce);
  return {
    ...{ names, current, entryAt },
    find: (query, order) => find(query, sortedBy(order)),
    readOn: () => readUntil(lines.length + entriesAtOnce),
    countRead: () => lines.length,
    measureColumns: (words) => ({
      ...widest,
      usualName,
      left: maxSeconds === null ? 0 : measure(renderLeft(maxSeconds, words)),
    }),
  };

  function readUntil(end: number): void {
    for (let at = lines.length; at < Math.min(end, names.length); at++) {
      const entry = entryAt(at);
      const { name, account, accountName, role, region } = entry;
      const line = `${name} ${accountName ?? ''} ${account ?? ''} ${role ?? ''} ${region ?? ''}`;
      lines.push(fold(makeInert(line)));
      nameLengths.push(fold(makeInert(name)).length);
      accounts.push(accountName ?? account);
      widen('name', name);
      widen('account', accountName ?? account);
      widen('role', role);
      widen('region', region);
      if (entry.secondsLeft !== null) maxSeconds = Math.max(maxSeconds ?? 0, entry.secondsLeft);
    }
  }

  function widen(column: keyof typeof widest, text: string | null): void {
    // A text is at most twice as wide as it is long, so few texts have to be measured.
    if (text === null || 2 * text.length <= widest[column]) return;
    widest[column] = Math.max(widest[column], measure(makeInert(text)));
  }

  function sortedBy(order: Order): readonly number[] {
    switch (order) {
      case 'recent':
        return natural;
      case 'name':
        byName ??= sortBy(names);
        return byName;
      case 'account':
        if (byAccount.read < lines.length) {
          const keys = names.map((name, at) => `${accounts[at] ?? '\uffff'} ${name}`);
          byAccount = { numbers: sortBy(keys), read: lines.length };
        }
        return byAccount.numbers;
    }
  }
}

/** The width of the name that this share of the names are not longer than. */
function widthOfName(names: readonly string[], share: number): number {
  const lengths = Int32Array.from(names, (name) => name.length).sort();
  const length = lengths[Math.floor(share * (names.length - 1))];
  return measure(makeInert(names.find((name) => name.length === length) ?? ''));
}

/** The indexes of the texts in alphabetical order, ignoring case. */
function sortBy(texts: readonly string[]): readonly number[] {
  const keys = texts.map((text) => text.toLowerCase());
  return texts
    .map((_text, at) => at)
    .sort((one, other) => compareTexts(keys[one] ?? '', keys[other] ?? '') || one - other);
}
