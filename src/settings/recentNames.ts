/**
 * The profiles that were taken lately, as the text of a file: a JSON string a line, the latest last. A line is added in
 * one write, so that many shells can; one that was cut or mixed up counts for nothing.
 */

/** The names, latest first, each once. */
export function parseRecent(text: string): readonly string[] {
  const names = text.split('\n').map(parseName);
  return [...new Set(names.reverse().filter((name) => name !== undefined))];
}

export type RecentChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'replace'; readonly text: string };

/** What makes `name` the latest: nothing when it is that, a line more, or a new text where there is none or it has grown long. */
export function addRecent(text: string, name: string): RecentChange {
  const names = parseRecent(text);
  if (names[0] === name) return { kind: 'none' };
  if (text !== '' && text.length < longestText) return { kind: 'append', text: renderNames([name]) };
  const kept = names.filter((other) => other !== name).slice(0, mostKept - 1);
  return { kind: 'replace', text: renderNames([...kept.reverse(), name]) };
}

const longestText = 16_384;
const mostKept = 100;

function renderNames(names: readonly string[]): string {
  return names.map((name) => `${JSON.stringify(name)}\n`).join('');
}

function parseName(line: string): string | undefined {
  if (!/^".*"$/.test(line)) return undefined;
  try {
    return String(JSON.parse(line));
  } catch {
    return undefined;
  }
}
