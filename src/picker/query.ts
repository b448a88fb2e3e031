/** What a query looks for, as it is compared: without regard to case. */
export interface Query {
  readonly wanted: readonly string[];
  /** Entries with one of these are left out. */
  readonly unwanted: readonly string[];
}

/** The words of a query; those behind a `!` are not wanted. Quotes count for nothing. */
export function parseQuery(query: string): Query {
  const words = lowerCase(query)
    .replaceAll('"', '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  return {
    wanted: words.filter((word) => !word.startsWith('!')),
    unwanted: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1)),
  };
}

/** Whether a word's letters may stand apart: at least two letters or digits of English. Others are looked for only as they are. */
export function isLoose(word: string): boolean {
  return /^[a-z\d]{2,}$/.test(word);
}

/** A text in lower case, each letter at its place: one that becomes two stays as it is. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) => {
    const one = letter.toLowerCase();
    return one.length === letter.length ? one : letter;
  }).join('');
}
