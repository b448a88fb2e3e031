import { makeInert, measure } from './cells.ts';
import type { Widths } from './columns.ts';
import type { Entry, EntrySource } from './entry.ts';
import { openMatcher, type Ranges } from './match.ts';
import { renderLeft, type Words } from './words.ts';

export const orders = ['recent', 'name', 'account'] as const;
export type Order = (typeof orders)[number];

/** The entries with what is looked for in them, by their numbers in the order of "recent". */
export interface PickerList {
  readonly names: readonly string[];
  readonly current: string;
  readonly entryAt: (at: number) => Entry;
  /** The numbers of those that a query finds, best first. */
  readonly find: (query: string, order: Order) => readonly number[];
  readonly findRanges: (query: string, columns: readonly string[]) => readonly Ranges[];
  /** Reads some more of what is searched; whether more is left. A search reads all that is left. */
  readonly readOn: () => boolean;
  /** How wide the widest text of each column is, as far as it was read. */
  readonly measureColumns: (words: Words) => Widths;
}

/** How many entries are read in one go: a few milliseconds. */
const slice = 1000;
/** As many before the first frame: more than anybody sees of them. */
const first = 200;

export function makeList(source: EntrySource): PickerList {
  const { names, current, entryAt } = source;
  const natural = names.map((_name, at) => at);
  const lowerNames: string[] = [];
  const lines: string[] = [];
  const accounts: (string | null)[] = [];
  const widest = { name: widthOfLongest(names), account: 0, role: 0, region: 0 };
  let mostSeconds: number | null = null;
  const sorted = new Map<Order, readonly number[]>();
  const matcher = openMatcher(natural, () => {
    readUntil(names.length);
    return { names: lowerNames, lines };
  });
  readUntil(first);
  return {
    ...{ names, current, entryAt },
    find: (query, order) => matcher.find(query, sortedBy(order)),
    findRanges: matcher.findRanges,
    readOn: () => {
      readUntil(lines.length + slice);
      return lines.length < names.length;
    },
    measureColumns: (words) => ({
      ...widest,
      left: mostSeconds === null ? 0 : measure(renderLeft(mostSeconds, words)),
    }),
  };

  function readUntil(end: number): void {
    for (let at = lines.length; at < Math.min(end, names.length); at++) {
      const entry = entryAt(at);
      const { name, account, accountName, role, region } = entry;
      const line = `${name} ${accountName ?? ''} ${account ?? ''} ${role ?? ''} ${region ?? ''}`;
      lowerNames.push(name.toLowerCase());
      lines.push(makeInert(line).toLowerCase());
      accounts.push(accountName ?? account);
      widen('name', name);
      widen('account', accountName ?? account);
      widen('role', role);
      widen('region', region);
      if (entry.secondsLeft !== null) mostSeconds = Math.max(mostSeconds ?? 0, entry.secondsLeft);
    }
  }

  function widen(column: keyof typeof widest, text: string | null): void {
    // Seldom: a text is wide at most twice its length.
    if (text === null || 2 * text.length <= widest[column]) return;
    widest[column] = Math.max(widest[column], measure(makeInert(text)));
  }

  function sortedBy(order: Order): readonly number[] {
    if (order === 'account') readUntil(names.length);
    const known = order === 'recent' ? natural : (sorted.get(order) ?? sortBy(order, names, accounts));
    sorted.set(order, known);
    return known;
  }
}

function widthOfLongest(names: readonly string[]): number {
  let longest = '';
  for (const name of names) if (name.length > longest.length) longest = name;
  return measure(makeInert(longest));
}

/** All numbers of the entries, by name or account where that is wanted; what has no account comes last. */
function sortBy(
  order: 'name' | 'account',
  names: readonly string[],
  accounts: readonly (string | null)[],
): readonly number[] {
  const numbers = names.map((_name, at) => at);
  const keys = names.map((name, at) => (order === 'name' ? name : `${accounts[at] ?? '\uffff'} ${name}`).toLowerCase());
  return numbers.sort((one, other) => compare(keys[one] ?? '', keys[other] ?? '') || one - other);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
