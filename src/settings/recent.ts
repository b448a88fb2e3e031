import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateRecent } from '../edges/places.ts';

type RecentEdges = Pick<CommandEdges, 'environment' | 'platform' | 'homeDirectory' | 'readFile' | 'write' | 'tell'>;

/** The recently used profiles, latest first; empty if the file cannot be read. */
export function readRecent(edges: Omit<RecentEdges, 'write'>): readonly string[] {
  return parseRecent(settle(readText(edges), edges) ?? '');
}

/** Records the profile as used. A file that cannot be written only causes a verbose message, since the switch has succeeded. */
export function rememberProfile(name: string, edges: RecentEdges): void {
  const text = settle(readText(edges), edges);
  if (text === undefined) return;
  const change = addRecent(text, name);
  if (change.kind === 'none') return;
  const file = locateRecent(edges);
  const written =
    change.kind === 'append'
      ? edges.write.append(file, change.text)
      : edges.write.replace(file, new TextEncoder().encode(change.text));
  settle(written, edges);
}

/** Parses the names, latest first, each once. */
export function parseRecent(text: string): readonly string[] {
  const names = text.split('\n').map(parseName);
  return [...new Set(names.reverse().filter((name) => name !== undefined))];
}

type RecentChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'append'; readonly text: string }
  | { readonly kind: 'replace'; readonly text: string };

/** The change that makes `name` the latest: none if it is already, an appended line, or a new text if the file is empty or too long. */
export function addRecent(text: string, name: string): RecentChange {
  const names = parseRecent(text);
  if (names[0] === name) return { kind: 'none' };
  if (text !== '' && text.length < maxCharacters) return { kind: 'append', text: renderNames([name]) };
  const kept = names.filter((other) => other !== name).slice(0, maxNames - 1);
  return { kind: 'replace', text: renderNames([...kept.reverse(), name]) };
}

function readText(edges: Omit<RecentEdges, 'write'>): Result<string> {
  const bytes = edges.readFile(locateRecent(edges));
  return bytes.ok ? succeed(new TextDecoder().decode(bytes.value)) : bytes;
}

function settle<T>(result: Result<T>, { tell }: Pick<RecentEdges, 'tell'>): T | undefined {
  if (result.ok) return result.value;
  tell({ kind: 'verbose', message: say`Recently used profiles were not saved: ${result.error.message}` });
  return undefined;
}

/**
 * The format of the file: a JSON string on each line, the latest last. Each line is appended in one write, so that shells do
 * not disturb each other; incomplete lines are ignored.
 */

const maxCharacters = 16_384;
const maxNames = 100;

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
