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
