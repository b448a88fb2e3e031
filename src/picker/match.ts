import uFuzzy from '@leeoniya/ufuzzy';

/** Where letters of a text matched: begin and end by turns, as UTF-16 units. */
export type Ranges = readonly number[];

export interface Matcher {
  /** The numbers of those that have each word, best first; equally good ones in the order that they have. */
  readonly find: (query: string) => readonly number[];
  /** Which parts of these columns of one entry a query matches; the first column is its name. */
  readonly findRanges: (query: string, columns: readonly string[]) => readonly Ranges[];
}

/**
 * Looks for words, in any order and in any case, in names and in all else that is shown; `!word` leaves out what has it. A
 * word counts where it stands as it is, in names also where its letters stand in their order.
 * `texts[0]` of each entry is its name; `order` holds all their numbers.
 */
export function openMatcher(entries: readonly (readonly string[])[], order: readonly number[]): Matcher {
  // Made when something is looked for: until then a person waits for the list.
  let names: readonly string[] = [];
  let lines: readonly string[] = [];
  return {
    find: (query) => {
      const { wanted, unwanted } = parseQuery(query);
      if (wanted.length + unwanted.length === 0) return order;
      if (names.length === 0) {
        names = order.map((at) => entries[at]?.[0] ?? '');
        lines = order.map((at) => entries[at]?.join(' ') ?? '');
      }
      let places: readonly number[] | undefined;
      for (const word of wanted) places = findWord(word, places);
      for (const word of unwanted) places = dropWord(word, places ?? names.map((_name, place) => place));
      return rank(wanted, places ?? []).map((place) => order[place] ?? 0);
    },
    findRanges: (query, columns) => {
      const { wanted } = parseQuery(query);
      return columns.map((text, column) => joinRanges(wanted.flatMap((word) => rangesOf(word, text, column === 0))));
    },
  };

  function findWord(word: string, places: readonly number[] | undefined): readonly number[] {
    const exact = search(lines, quote(word), places);
    if (!isLoose(word)) return exact;
    const all = places ?? order.map((_at, place) => place);
    const loose = all.filter((place) => hasInOrder(names[place] ?? '', word));
    return loose.length === 0 ? exact : [...new Set([...exact, ...loose])].sort((one, other) => one - other);
  }

  function dropWord(word: string, places: readonly number[]): readonly number[] {
    const found = new Set(search(lines, quote(word), places));
    return places.filter((place) => !found.has(place));
  }

  /** Of very many only the most promising are compared letter by letter: nobody reads on to the others. */
  function rank(words: readonly string[], places: readonly number[]): readonly number[] {
    if (words.length === 0 || places.length === 0) return places;
    const promising = places.length <= mostRanked ? places : selectPromising(words, places);
    const ranks = new Map<number, number>(promising.map((place) => [place, 0]));
    for (const word of words)
      addRanks(
        word,
        [...promising].sort((one, other) => one - other),
        ranks,
      );
    const ranked = [...promising].sort((one, other) => (ranks.get(one) ?? 0) - (ranks.get(other) ?? 0) || one - other);
    return promising === places ? ranked : [...ranked, ...places.filter((place) => !ranks.has(place))];
  }

  function selectPromising([word = '']: readonly string[], places: readonly number[]): readonly number[] {
    const inName = search(names, quote(word), places);
    const starting = inName.filter((place) => startsWith(names[place] ?? '', word));
    const sorted = [...starting].sort((one, other) => (names[one]?.length ?? 0) - (names[other]?.length ?? 0));
    return [...new Set([...sorted, ...inName, ...places])].slice(0, mostRanked);
  }

  function addRanks(word: string, places: readonly number[], ranks: Map<number, number>): void {
    const unranked = new Set(places);
    const add = (place: number, rank: number) => {
      ranks.set(place, (ranks.get(place) ?? 0) + rank);
      unranked.delete(place);
    };
    for (const { place, start } of explain(names, quote(word), places))
      add(place, rankInName(names[place] ?? '', word, start));
    for (const { place } of explain(lines, quote(word), [...unranked])) add(place, rankElsewhere);
    if (!isLoose(word)) return;
    const loose = [...unranked].filter((place) => hasInOrder(names[place] ?? '', word));
    for (const { place, start, end } of explain(names, word, loose)) {
      // The closer the letters stand, the better; then, those that begin the name.
      add(place, rankElsewhere + 1 + Math.min(40, 2 * (end - start - word.length)) + Number(start > 0));
    }
  }
}

const mostRanked = 500;
const rankElsewhere = 4;

/** 0 the whole name, 1 its beginning, 2 the beginning of a word in it, 3 anywhere in it. */
function rankInName(name: string, word: string, start: number): number {
  if (start === 0) return name.length === word.length ? 0 : 1;
  return /[\p{L}\p{N}]$/u.test(name.slice(0, start)) ? 3 : 2;
}

function startsWith(name: string, word: string): boolean {
  return name.slice(0, word.length).toLowerCase() === word.toLowerCase();
}

// Letters may stand apart; what is quoted is looked for as it is.
const finder = new uFuzzy({ intraIns: Number.POSITIVE_INFINITY, intraChars: '.' });

function search(texts: readonly string[], needle: string, places?: readonly number[]): readonly number[] {
  // The library changes neither list.
  return finder.filter(texts as string[], needle, places as number[] | undefined) ?? [];
}

interface Explained {
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

function explain(texts: readonly string[], needle: string, places: readonly number[]): readonly Explained[] {
  const found = search(texts, needle, places);
  if (found.length === 0) return [];
  const { idx, ranges } = finder.info(found as number[], texts as string[], needle);
  return idx.map((place, at) => ({ place, start: ranges[at]?.[0] ?? 0, end: ranges[at]?.at(-1) ?? 0 }));
}

function rangesOf(word: string, text: string, isName: boolean): Ranges {
  const needles = isName && isLoose(word) ? [quote(word), word] : [quote(word)];
  for (const needle of needles) {
    if (needle === word && !hasInOrder(text, word)) continue;
    if (search([text], needle).length > 0) return finder.info([0], [text], needle).ranges[0] ?? [];
  }
  return [];
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

/** One pass: the library's pattern would try all ways through a name that was made for it. */
function hasInOrder(text: string, word: string): boolean {
  const lower = text.toLowerCase();
  let at = -1;
  for (const letter of word.toLowerCase()) {
    at = lower.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function quote(word: string): string {
  return `"${word}"`;
}

/** Letters and digits of English, at least two: others the library looks for only as they are. */
function isLoose(word: string): boolean {
  return /^[a-z\d]{2,}$/i.test(word);
}

function parseQuery(query: string): { wanted: readonly string[]; unwanted: readonly string[] } {
  // The library's own sign for what is looked for as it is cannot be looked for.
  const words = query
    .replaceAll('"', '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  return {
    wanted: words.filter((word) => !word.startsWith('!')),
    unwanted: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
  };
}
