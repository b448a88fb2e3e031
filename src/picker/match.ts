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
  let last = noSearch;
  return (query, order) => {
    const { wanted, unwanted } = parseQuery(query);
    if (wanted.length + unwanted.length === 0) return order;
    const searched = haystack.lines.length;
    const among = narrows(wanted, last.wanted) ? last : noSearch;
    let found: readonly number[] =
      among.searched === searched ? among.found : among.found.concat(natural.slice(among.searched, searched));
    const grades = new Int32Array(natural.length);
    for (const word of wanted) found = addGrades(haystack, word, found, grades);
    last = { wanted, found, searched };
    for (const word of unwanted) found = found.filter((at) => !haystack.lines[at]?.includes(word));
    return sortByGrade(order === natural ? found : inOrder(found, order), grades, wanted.length * worstGrade);
  };
}

/** What a query searches for, as it is compared: ignoring case. */
export interface Query {
  readonly wanted: readonly string[];
  /** Entries that contain one of these are excluded. */
  readonly unwanted: readonly string[];
}

/** The words of a query; a `!` before a word excludes it. Quotes have no meaning. */
export function parseQuery(query: string): Query {
  const words = fold(query)
    .replaceAll('"', '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  return {
    wanted: words.filter((word) => !word.startsWith('!')),
    unwanted: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
  };
}

/** Whether the letters of a word need not be adjacent: two or more English letters or digits. Other words must match exactly. */
export function isLoose(word: string): boolean {
  return /^[a-z\d]{2,}$/.test(word);
}

/** A text as it is compared, as in fzf: in lower case, without accents, and with full-width and half-width forms replaced. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare.normalize('NFKC').toLowerCase();
}

/**
 * How well a word fits a line of text that begins with a name of so many characters. It counts where it stands as it is, and
 * where it may be `loose`, in the name also where its letters stand in their order. It runs for each entry of a list of
 * thousands at each key: one pass, for the library's pattern would try all ways through a name that was made for it.
 */
export function gradeOf(line: string, nameLength: number, word: string, loose: boolean): number {
  const start = line.indexOf(word);
  if (start < 0) return loose ? gradeApart(line, nameLength, word) : none;
  if (start + word.length > nameLength) return elsewhere;
  if (start === 0) return word.length === nameLength ? wholeName : beginning;
  return isLetterBefore(line, start) ? inName : ofWord;
}

/** The matches of some words, among how many entries. */
interface Search {
  readonly wanted: readonly string[];
  readonly found: readonly number[];
  readonly searched: number;
}

const noSearch: Search = { wanted: [], found: [], searched: 0 };

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

/** How well a word fits an entry, the best first; 0: not at all. Behind these, letters that stand apart, by how far. */
const [none, wholeName, beginning, ofWord, inName, elsewhere] = [0, 1, 2, 3, 4, 5];
const mostApart = 40;
export const worstGrade = elsewhere + 1 + mostApart + 1;

/** The closer the letters stand, the better; then, those that begin the name. */
function gradeApart(line: string, nameLength: number, word: string): number {
  const start = line.indexOf(word.charAt(0));
  let at = start;
  for (let letter = 1; at >= 0 && letter < word.length; letter++) at = line.indexOf(word.charAt(letter), at + 1);
  if (at < 0 || at >= nameLength) return none;
  const between = at + 1 - start - word.length;
  return elsewhere + 1 + Math.min(mostApart, 2 * between) + (start > 0 ? 1 : 0);
}

/** Whether a letter or digit stands before a place: quickly for those of English in lower case. */
function isLetterBefore(line: string, place: number): boolean {
  const code = line.charCodeAt(place - 1);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, place - 2), place));
}
