import { listProfiles } from '../../config/listProfiles.ts';
import type { Configuration } from '../../config/profile.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import type { Entry } from '../../picker/entry.ts';
import { listSessions } from '../../sessions/listSessions.ts';
import type { Codec } from '../../sessions/store.ts';
import { readRecent } from '../../settings/recent.ts';
import { protectingPattern, type Settings } from '../../settings/settings.ts';
import { openChosenCodec } from './sealing.ts';

export interface EntryOptions {
  readonly settings: Settings;
  /** The profile that holds. */
  readonly current: string;
  /** In the order of the files; else those taken lately first. */
  readonly inFileOrder?: boolean;
}

/** What a person chooses from: all profiles, with what is kept of them. */
export async function listEntries(
  configuration: Configuration,
  edges: CommandEdges,
  { settings, current, inFileOrder = false }: EntryOptions,
): Promise<Result<readonly Entry[]>> {
  const codec = await openChosenCodec(edges);
  if (!codec.ok) return codec;
  const remaining = remainingByProfile(edges, codec.value);
  const all = [...listProfiles(configuration)];
  const entries = (inFileOrder ? all : orderByUse(all, readRecent(edges))).map(
    ({ name, accountId, roleName, region }) => ({
      ...{ name, account: accountId, role: roleName, region },
      secondsLeft: remaining.get(name) ?? null,
      isCurrent: name === current,
      isProtected: protectingPattern(settings, name) !== undefined,
    }),
  );
  return succeed(entries);
}

function orderByUse<T extends { readonly name: string }>(
  profiles: readonly T[],
  recent: readonly string[],
): readonly T[] {
  const ranks = new Map(recent.map((name, rank) => [name, rank]));
  const rankOf = ({ name }: T) => ranks.get(name) ?? Number.POSITIVE_INFINITY;
  return [...profiles].sort((one, other) => (rankOf(one) < rankOf(other) ? -1 : Number(rankOf(one) > rankOf(other))));
}

/** Seconds until the end of the session kept for each profile. */
function remainingByProfile(edges: CommandEdges, codec: Codec | undefined): ReadonlyMap<string, number> {
  const remaining = new Map<string, number>();
  for (const { profile, remainingSeconds } of listSessions(edges, {}, codec)) {
    if (profile !== null) remaining.set(profile, Math.max(remaining.get(profile) ?? 0, Math.floor(remainingSeconds)));
  }
  return remaining;
}
