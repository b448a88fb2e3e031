import { listProfiles } from '../config/listProfiles.ts';
import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { succeed } from '../core/error.ts';
import { renderWarning } from '../core/warning.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { listSessions } from '../sessions/listSessions.ts';
import type { Codec } from '../sessions/store.ts';
import { readRecent } from '../settings/recent.ts';
import { protectingPattern, readSettings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';
import { openChosenCodec } from './shared/sealing.ts';

/**
 * What a person chooses from: all profiles, those taken lately first, then in aws-cli's order. Answers columns, one value
 * a profile: thousands of objects take half a second to read in PowerShell, lists a tenth of it.
 */
export const choices = defineCommand({
  name: 'choices',
  summary: 'lists the profiles to choose from, with what is kept of them',
  kinds: {},
  run: async (_parameters, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const profiles = orderByUse(configuration.value, edges);
    const codec = await openChosenCodec(edges);
    if (!codec.ok) return codec;
    const remaining = remainingByProfile(edges, codec.value);
    return succeed({
      names: profiles.map(({ name }) => name),
      accountIds: profiles.map(({ accountId }) => accountId),
      roles: profiles.map(({ roleName }) => roleName),
      regions: profiles.map(({ region }) => region),
      remainingSeconds: profiles.map(({ name }) => remaining.get(name) ?? null),
      protected: profiles.map(({ name }) => protectingPattern(settings.value, name) !== undefined),
      current: resolveProfileName({}, edges.environment),
      warnings: configuration.value.warnings.map(renderWarning),
    });
  },
});

function orderByUse(configuration: Configuration, edges: CommandEdges) {
  const ranks = new Map(readRecent(edges).map((name, rank) => [name, rank]));
  const rankOf = ({ name }: { name: string }) => ranks.get(name) ?? Number.POSITIVE_INFINITY;
  return [...listProfiles(configuration)].sort((one, other) =>
    rankOf(one) < rankOf(other) ? -1 : Number(rankOf(one) > rankOf(other)),
  );
}

/** Seconds until the end of the session kept for each profile. */
function remainingByProfile(edges: CommandEdges, codec: Codec | undefined): ReadonlyMap<string, number> {
  const remaining = new Map<string, number>();
  for (const { profile, remainingSeconds } of listSessions(edges, {}, codec)) {
    if (profile !== null) remaining.set(profile, Math.max(remaining.get(profile) ?? 0, Math.floor(remainingSeconds)));
  }
  return remaining;
}
