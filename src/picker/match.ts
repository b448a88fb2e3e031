import uFuzzy from '@leeoniya/ufuzzy';

/** Where letters of a text matched: begin and end by turns, as UTF-16 units. */
export type Ranges = readonly number[];

/**
 * What is searched, in lower case, by the numbers of the entries: their names, and lines of all that is shown of them. It may
 * grow from one search to the next.
 */
export interface Haystack {
  readonly names: readonly string[];
  readonly lines: readonly string[];
}

export interface Matcher {
  /** The numbers of those that have each word, best first; equally good ones in this order, which holds all numbers. */
  readonly find: (query: string, order: readonly number[]) => readonly number[];
  /** Which parts of these columns of one entry a query matches; the first column is its name. */
  readonly findRanges: (query: string, columns: readonly string[]) => readonly Ranges[];
}

/**
 * Looks for words, in any order and in any case, in names and in all else that is shown; `!word` leaves out what has it. A
 * word counts where it stands as it is, in names also where its letters stand in their order.
 * `natural` holds all numbers in their own order.
 */
export function openMatcher(natural: readonly number[], haystack: Haystack): Matcher {
  let last = none;
  return {
    find: (query, order) => {
      const { wanted, unwanted } = parseQuery(query);
      if (wanted.length + unwanted.length === 0) return order;
      const searched = haystack.lines.length;
      const among = narrows(wanted, last.wanted) ? last : none;
      let found: readonly number[] =
        among.searched === searched ? among.found : among.found.concat(natural.slice(among.searched, searched));
      for (const word of wanted) found = findWord(haystack, word, found);
      last = { wanted, found, searched };
      for (const word of unwanted) found = found.filter((at) => !haystack.lines[at]?.includes(word));
      return rank(haystack, wanted, order === natural ? found : inOrder(found, order));
    },
    findRanges: (query, columns) => {
      const { wanted } = parseQuery(query);
      return columns.map((text, column) => joinRanges(wanted.flatMap((word) => rangesOf(word, text, column === 0))));
    },
  };
}

/** What was found, for which words, among how many. */
interface Search {
  readonly wanted: readonly string[];
  readonly found: readonly number[];
  readonly searched: number;
}

const none: Search = { wanted: [], found: [], searched: 0 };

function findWord({ names, lines }: Haystack, word: string, among: readonly number[]): number[] {
  const isLooked = isLoose(word);
  return among.filter((at) => lines[at]?.includes(word) || (isLooked && hasInOrder(names[at] ?? '', word)));
}

/** What is found for the former words has all that can be found for these, which are as they were or longer. */
function narrows(words: readonly string[], former: readonly string[]): boolean {
  return former.every((word, at) => words[at]?.startsWith(word));
}

function inOrder(found: readonly number[], order: readonly number[]): readonly number[] {
  const isFound = new Uint8Array(order.length);
  for (const at of found) isFound[at] = 1;
  return order.filter((at) => isFound[at] === 1);
}

/** Of very many only the most promising are compared letter by letter: nobody reads on to the others. */
function rank(haystack: Haystack, words: readonly string[], found: readonly number[]): readonly number[] {
  if (words.length === 0) return found;
  if (found.length <= mostRanked) return sortByRank(haystack, words, found);
  const isPromising = new Uint8Array(haystack.names.length);
  for (const at of selectPromising(haystack, words, found)) isPromising[at] = 1;
  const [promising, others]: [number[], number[]] = [[], []];
  for (const at of found) (isPromising[at] === 1 ? promising : others).push(at);
  return sortByRank(haystack, words, promising).concat(others);
}

/** Equally good ones stay as they stand. */
function sortByRank({ names, lines }: Haystack, words: readonly string[], found: readonly number[]): number[] {
  const ranks = new Map<number, number>(found.map((at) => [at, 0]));
  for (const word of words) addRanks(word, ranks);
  return [...found].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0));

  function addRanks(word: string, sums: Map<number, number>): void {
    const loose: number[] = [];
    for (const [at, sum] of sums) {
      const start = (names[at] ?? '').indexOf(word);
      if (start >= 0) sums.set(at, sum + rankInName(names[at] ?? '', word, start));
      else if (lines[at]?.includes(word)) sums.set(at, sum + rankElsewhere);
      else loose.push(at);
    }
    const close = loose.length <= mostExplained ? loose : sortBySpread(names, word, loose);
    for (const at of close.slice(mostExplained)) sums.set(at, (sums.get(at) ?? 0) + rankElsewhere + 1 + mostApart);
    for (const { at, start, end } of explain(names, word, close.slice(0, mostExplained))) {
      // The closer the letters stand, the better; then, those that begin the name.
      const apart = Math.min(mostApart - 1, 2 * (end - start - word.length)) + Number(start > 0);
      sums.set(at, (sums.get(at) ?? 0) + rankElsewhere + 1 + apart);
    }
  }
}

/** Those whose names begin with the first word, the shortest first; that have it; that have it elsewhere; that have its letters. */
function selectPromising(
  { names, lines }: Haystack,
  [word = '']: readonly string[],
  found: readonly number[],
): readonly number[] {
  const byLength: number[][] = [];
  const [inName, elsewhere, apart]: [number[], number[], number[]] = [[], [], []];
  for (const at of found) {
    const name = names[at] ?? '';
    if (!lines[at]?.includes(word)) pushUpTo(mostSpread, apart, at);
    else if (name.startsWith(word)) {
      const group = byLength[name.length] ?? [];
      byLength[name.length] = group;
      pushUpTo(mostRanked, group, at);
    } else pushUpTo(mostRanked, name.includes(word) ? inName : elsewhere, at);
  }
  const best = [...byLength.flat(), ...inName, ...elsewhere];
  const enough = best.length >= mostRanked ? best : best.concat(sortBySpread(names, word, apart));
  return enough.slice(0, mostRanked);
}

function pushUpTo(most: number, numbers: number[], at: number): void {
  if (numbers.length < most) numbers.push(at);
}

const mostRanked = 300;
/** Of as many at most those are chosen whose letters are close: the first ones. */
const mostSpread = 4000;
/** As many are looked at letter by letter: more than any screen shows. */
const mostExplained = 60;
const rankElsewhere = 4;
const mostApart = 41;

/** 0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 anywhere in it. */
function rankInName(name: string, word: string, start: number): number {
  if (start === 0) return name.length === word.length ? 0 : 1;
  return /[\p{L}\p{N}]$/u.test(name.slice(Math.max(0, start - 2), start)) ? 3 : 2;
}

let finder: uFuzzy | undefined;

/** Letters may stand apart. Nothing is sorted by it: the collator that it would make takes a third of an empty start. */
function openFinder(): uFuzzy {
  finder ??= new uFuzzy({ intraIns: Number.POSITIVE_INFINITY, intraChars: '.', compare: () => 0 });
  return finder;
}

interface Explained {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Where the letters of a word stand in names that have them in their order. */
function explain(names: readonly string[], word: string, found: readonly number[]): readonly Explained[] {
  if (found.length === 0) return [];
  // The library changes neither list, and wants the numbers to rise.
  const rising = [...found].sort((one, other) => one - other);
  const { idx, ranges } = openFinder().info(rising, names as string[], word);
  return idx.map((at, place) => ({ at, start: ranges[place]?.[0] ?? 0, end: ranges[place]?.at(-1) ?? 0 }));
}

function rangesOf(word: string, text: string, isName: boolean): Ranges {
  const lower = text.toLowerCase();
  const start = lower.indexOf(word);
  if (start >= 0) return [start, start + word.length];
  if (!isName || !isLoose(word) || !hasInOrder(lower, word)) return [];
  // In lower case: the library's letters know nothing of a Kelvin sign.
  return openFinder().info([0], [lower], word).ranges[0] ?? [];
}

/** Ranges in their order, without those that others cover. */
function joinRanges(ranges: Ranges): Ranges {
  const pairs: [number, number][] = [];
  for (let at = 0; at < ranges.length; at += 2) pairs.push([ranges[at] ?? 0, ranges[at + 1] ?? 0]);
  const joined: [number, number][] = [];
  for (const [begin, end] of pairs.sort(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last !== undefined && begin <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([begin, end]);
  }
  return joined.flat();
}

/** First those in whose names the letters of a word are spread over few characters; last those that do not have them. */
function sortBySpread(names: readonly string[], word: string, numbers: readonly number[]): readonly number[] {
  const groups: number[][] = Array.from({ length: 64 }, () => []);
  for (const at of numbers) {
    const spread = spreadOf(names[at] ?? '', word);
    groups[spread < 0 ? 63 : Math.min(spread, 62)]?.push(at);
  }
  return groups.flat();
}

function hasInOrder(text: string, word: string): boolean {
  return spreadOf(text, word) >= 0;
}

/**
 * Over how many characters the letters of a word are spread where they stand in their order; -1 where they do not. One pass:
 * the library's pattern would try all ways through a name that was made for it.
 */
function spreadOf(text: string, word: string): number {
  const start = text.indexOf(word.charAt(0));
  let at = start;
  for (let letter = 1; at >= 0 && letter < word.length; letter++) at = text.indexOf(word.charAt(letter), at + 1);
  return at < 0 ? -1 : at - start + 1;
}

/** Letters and digits of English, at least two: others are looked for only as they are. */
function isLoose(word: string): boolean {
  return /^[a-z\d]{2,}$/.test(word);
}

function parseQuery(query: string): { wanted: readonly string[]; unwanted: readonly string[] } {
  const words = query
    .replaceAll('"', '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  return {
    wanted: words.filter((word) => !word.startsWith('!')),
    unwanted: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
  };
}
