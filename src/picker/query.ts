/** What a query looks for, as it is compared: without regard to case. */
export interface Query {
  readonly wanted: readonly string[];
  /** Entries with one of these are left out. */
  readonly unwanted: readonly string[];
}

/** The words of a query; those behind a `!` are not wanted. Quotes count for nothing. */
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

/** Whether a word's letters may stand apart: at least two letters or digits of English. Others are looked for only as they are. */
export function isLoose(word: string): boolean {
  return /^[a-z\d]{2,}$/.test(word);
}

/** A text as it is compared, as in fzf: in lower case, without accents, and characters of full and half width as those they stand for. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return bare.normalize('NFKC').toLowerCase();
}
