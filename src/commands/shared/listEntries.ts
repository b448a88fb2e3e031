import { summarizeProfile } from '../../config/listProfiles.ts';
import type { Configuration, Sections } from '../../config/profile.ts';
import { namesOf } from '../../config/sections.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import type { Entry, EntrySource } from '../../picker/entry.ts';
import { listSessions } from '../../sessions/listSessions.ts';
import type { Codec } from '../../sessions/store.ts';
import { readRecent } from '../../settings/recent.ts';
import { protectingPattern, type Settings } from '../../settings/settings.ts';
import { openConfiguredCodec } from './userSettings.ts';

export interface EntryOptions {
  readonly settings: Settings;
  /** The name of the current profile. */
  readonly current: string;
  /** Keeps the order of the files; by default profiles used recently come first. */
  readonly inFileOrder?: boolean;
  /** Account names by account ID. */
  readonly accountNames?: ReadonlyMap<string, string>;
}

/** Lists all profiles for the picker, with the time left of their cached sessions. */
export async function listEntries(
  configuration: Configuration,
  edges: CommandEdges,
  { settings, current, inFileOrder = false, accountNames }: EntryOptions,
): Promise<Result<EntrySource>> {
  const codec = await openConfiguredCodec(edges);
  if (!codec.ok) return codec;
  const remaining = remainingByProfile(edges, codec.value);
  const { profiles } = configuration;
  const names = inFileOrder ? namesOf(profiles) : orderByUse(profiles, readRecent(edges));
  const entryAt = (at: number): Entry => {
    const name = names[at] ?? '';
    const profile = profiles.get(name);
    const summary = profile === undefined ? undefined : summarizeProfile(profile, configuration);
    return {
      name,
      account: summary?.accountId ?? null,
      accountName: accountNames?.get(summary?.accountId ?? '') ?? null,
      role: summary?.roleName ?? null,
      region: summary?.region ?? null,
      secondsLeft: remaining.get(name) ?? null,
      isCurrent: name === current,
      isProtected: protectingPattern(settings, name) !== undefined,
      sso: null,
    };
  };
  return succeed({ names, current, entryAt });
}

function orderByUse(profiles: Sections, recent: readonly string[]): readonly string[] {
  const first = new Set(recent.filter((name) => profiles.has(name)));
  const names = namesOf(profiles);
  return first.size === 0 ? names : [...first, ...names.filter((name) => !first.has(name))];
}

/** The seconds until the cached session of each profile expires. */
function remainingByProfile(edges: CommandEdges, codec: Codec | undefined): ReadonlyMap<string, number> {
  const remaining = new Map<string, number>();
  for (const { profile, remainingSeconds } of listSessions(edges, {}, codec)) {
    if (profile !== null) remaining.set(profile, Math.max(remaining.get(profile) ?? 0, Math.floor(remainingSeconds)));
  }
  return remaining;
}
