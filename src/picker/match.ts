/**
 * The searchable text of the entries by their index, folded: a line that begins with the name, and the length of the name.
 * It may grow between searches.
 */
interface Haystack {
  readonly lines: readonly string[];
  readonly nameLengths: readonly number[];
}

/**
 * Returns the indexes of the entries that match every word of a query, best first; equally good matches keep the order of
 * `order`, which has all indexes.
 */
type Find = (query: string, order: readonly number[]) => readonly number[];

/**
 * Opens a search for words in any order, ignoring case, in everything that is shown of an entry; `!word` excludes entries. A
 * word matches as it is, and in the name also if its letters occur in order. `natural` has all indexes in ascending order.
 */
export function openFind(natural: readonly number[], haystack: Haystack): Find {
  let last = noSearch;
  return (query, order) => {
    const { wanted, unwanted } = parseQuery(query);
    if (wanted.length + unwanted.length === 0) return order;
    const searched = haystack.lines.length;
    const base = narrows(wanted, last.wanted) ? last : noSearch;
    let found: readonly number[] =
      base.searched === searched ? base.found : base.found.concat(natural.slice(base.searched, searched));
    const grades = new Int32Array(natural.length);
    for (const word of wanted) found = addGrades(haystack, word, found, grades);
    last = { wanted, found, searched };
    for (const word of unwanted) found = found.filter((at) => !haystack.lines[at]?.includes(word));
    return sortByGrade(order === natural ? found : inOrder(found, order), grades, wanted.length * worstGrade);
  };
}

/** The words of a query, folded. */
interface Query {
  readonly wanted: readonly string[];
  /** Entries that contain one of these are excluded. */
  readonly unwanted: readonly string[];
}

/** Parses the words of a query; a `!` before a word excludes it. Quotes have no meaning. */
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

/** Folds a text for comparison, as fzf does: lower case, no accents, full-width and half-width forms normalized. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare.normalize('NFKC').toLowerCase();
}

/**
 * Grades how well a word matches a folded line that begins with a name of `nameLength` characters: as it is anywhere, or if
 * `loose`, with its letters in order in the name. Runs for thousands of entries at each key, so it takes one pass; the
 * pattern of uFuzzy could backtrack endlessly in a hostile name.
 */
export function gradeOf(line: string, nameLength: number, word: string, loose: boolean): number {
  const start = line.indexOf(word);
  if (start < 0) return loose ? gradeLoose(line, nameLength, word) : none;
  if (start + word.length > nameLength) return outsideName;
  if (start === 0) return word.length === nameLength ? wholeName : nameStart;
  return isLetterBefore(line, start) ? inName : wordStart;
}

/** A search and its matches among the first `searched` entries. */
interface Search {
  readonly wanted: readonly string[];
  readonly found: readonly number[];
  readonly searched: number;
}

const noSearch: Search = { wanted: [], found: [], searched: 0 };

/** Whether these words extend the former ones, so that they can only match what those matched. */
function narrows(words: readonly string[], former: readonly string[]): boolean {
  return former.every((word, at) => words[at]?.startsWith(word));
}

/** The entries that contain a word; adds how well it matches to their `grades`. */
function addGrades(
  { lines, nameLengths }: Haystack,
  word: string,
  candidates: readonly number[],
  grades: Int32Array,
): readonly number[] {
  const loose = isLoose(word);
  const found: number[] = [];
  for (const at of candidates) {
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

/** Sorts by grade; equally good matches keep their order. */
function sortByGrade(found: readonly number[], grades: Int32Array, worst: number): readonly number[] {
  const groups = Array.from({ length: worst + 1 }, (): number[] => []);
  for (const at of found) groups[grades[at] ?? worst]?.push(at);
  return groups[0]?.concat(...groups.slice(1)) ?? [];
}

/** Grades of a word, best first; 0: no match. Letters that are not adjacent come after these, by their distance. */
const [none, wholeName, nameStart, wordStart, inName, outsideName] = [0, 1, 2, 3, 4, 5];
const maxDistance = 40;
export const worstGrade = outsideName + 1 + maxDistance + 1;

/** Grades letters that are not adjacent: the closer they are, the better, and better at the start of the name. */
function gradeLoose(line: string, nameLength: number, word: string): number {
  const start = line.indexOf(word.charAt(0));
  let at = start;
  for (let letter = 1; at >= 0 && letter < word.length; letter++) at = line.indexOf(word.charAt(letter), at + 1);
  if (at < 0 || at >= nameLength) return none;
  const between = at + 1 - start - word.length;
  return outsideName + 1 + Math.min(maxDistance, 2 * between) + (start > 0 ? 1 : 0);
}

/** Whether a letter or digit precedes a position; ASCII letters, lower case by now, take the fast way. */
function isLetterBefore(line: string, place: number): boolean {
  const code = line.charCodeAt(place - 1);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, place - 2), place));
}
