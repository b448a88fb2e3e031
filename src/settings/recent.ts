import { type Result, succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/commandEdges.ts';
import { locateRecent } from '../edges/places.ts';
import { addRecent, parseRecent } from './recentNames.ts';

type RecentEdges = Pick<CommandEdges, 'environment' | 'platform' | 'homeDirectory' | 'readFile' | 'write' | 'tell'>;

/** The profiles that were taken lately, latest first; none where the file cannot be read. */
export function readRecent(edges: Omit<RecentEdges, 'write'>): readonly string[] {
  return parseRecent(settle(readText(edges), edges) ?? '');
}

/** Remembers that this profile was taken. A file that cannot be written is told to -Verbose: the switch has succeeded. */
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

function readText(edges: Omit<RecentEdges, 'write'>): Result<string> {
  const bytes = edges.readFile(locateRecent(edges));
  return bytes.ok ? succeed(new TextDecoder().decode(bytes.value)) : bytes;
}

function settle<T>(result: Result<T>, { tell }: Pick<RecentEdges, 'tell'>): T | undefined {
  if (result.ok) return result.value;
  tell({ kind: 'verbose', message: `Recent profiles are not kept: ${result.error.message}` });
  return undefined;
}
