import { gradeOf, worstGrade } from './grade.ts';
import { isLoose, parseQuery } from './query.ts';

/**
 * What is searched, as texts are compared (`fold`), by the numbers of the entries: lines of all that is shown of each, which begin with its
 * name, and how long that is. It may grow from one search to the next.
 */
export interface Haystack {
  readonly lines: readonly string[];
  readonly nameLengths: readonly number[];
}

/** The numbers of those that have each word of a query, best first; equally good ones in this order, which holds all numbers. */
export type Find = (query: string, order: readonly number[]) => readonly number[];

/**
 * Looks for words, in any order and in any case, in names and in all else that is shown; `!word` leaves out what has it. A
 * word counts where it stands as it is, in names also where its letters stand in their order.
 * `natural` holds all numbers in their own order.
 */
export function openFind(natural: readonly number[], haystack: Haystack): Find {
  let last = none;
  return (query, order) => {
    const { wanted, unwanted } = parseQuery(query);
    if (wanted.length + unwanted.length === 0) return order;
    const searched = haystack.lines.length;
    const among = narrows(wanted, last.wanted) ? last : none;
    let found: readonly number[] =
      among.searched === searched ? among.found : among.found.concat(natural.slice(among.searched, searched));
    const grades = new Int32Array(natural.length);
    for (const word of wanted) found = addGrades(haystack, word, found, grades);
    last = { wanted, found, searched };
    for (const word of unwanted) found = found.filter((at) => !haystack.lines[at]?.includes(word));
    return sortByGrade(order === natural ? found : inOrder(found, order), grades, wanted.length * worstGrade);
  };
}

/** The matches of some words, among how many entries. */
interface Search {
  readonly wanted: readonly string[];
  readonly found: readonly number[];
  readonly searched: number;
}

const none: Search = { wanted: [], found: [], searched: 0 };

/** What is found for the former words has all that can be found for these, which are as they were or longer. */
function narrows(words: readonly string[], former: readonly string[]): boolean {
  return former.every((word, at) => words[at]?.startsWith(word));
}

/** The entries that contain a word; how well it matches is added to their `grades`. */
function addGrades(
  { lines, nameLengths }: Haystack,
  word: string,
  among: readonly number[],
  grades: Int32Array,
): readonly number[] {
  const loose = isLoose(word);
  const found: number[] = [];
  for (const at of among) {
    const grade = gradeOf(lines[at] ?? '', nameLengths[at] ?? 0, word, loose);
    if (grade === 0) continue;
    grades[at] = (grades[at] ?? 0) + grade;
    found.push(at);
  }
  return found;
}

function inOrder(found: readonly number[], order: readonly number[]): readonly number[] {
  const isFound = new Uint8Array(order.length);
  for (const at of found) isFound[at] = 1;
  return order.filter((at) => isFound[at] === 1);
}

/** Equally good matches keep their order. */
function sortByGrade(found: readonly number[], grades: Int32Array, worst: number): readonly number[] {
  const groups = Array.from({ length: worst + 1 }, (): number[] => []);
  for (const at of found) groups[grades[at] ?? worst]?.push(at);
  return groups[0]?.concat(...groups.slice(1)) ?? [];
}
