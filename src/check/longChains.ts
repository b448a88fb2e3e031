import { key } from '../config/keys.ts';
import type { Sections } from '../config/profile.ts';
import { extendSection } from '../config/sections.ts';
import { hasRole } from '../plan/roleHop.ts';
import { hasStaticKey } from '../plan/sources/static.ts';

/** Profiles whose role chains are shortened. */
export interface ShortChains {
  readonly profiles: Sections;
  /** The last role of each role's chain, which may be the role itself; no entry for a cycle. */
  readonly ends: ReadonlyMap<string, string>;
}

/**
 * Replaces each role's source_profile by the last role of its chain. The roles between are planned on their own, so that
 * planning a chain of n profiles takes n steps instead of n squared. Roles of a cycle stay unchanged.
 */
export function shortenChains(profiles: Sections): ShortChains {
  const ends = findEnds(profiles);
  const shortened = Array.from(profiles, ([name, section]) => {
    const source = section.settings.get(key.sourceProfile);
    const end = ends.get(name);
    const isLonger = source !== undefined && end !== undefined && end !== name && end !== source.value;
    return [
      name,
      isLonger ? extendSection(section, [[key.sourceProfile, { ...source, value: end }]]) : section,
    ] as const;
  });
  return { profiles: new Map(shortened), ends };
}

/** Cycles of role profiles that are reported already. */
export interface Circles {
  readonly tell: (profile: string) => void;
  readonly isTold: (profile: string) => boolean;
}

/** Each profile of a cycle gets its own error, but of a cycle this long, only one. */
const longCircle = 16;

/** Tracks the long cycles that are reported, including the chains that lead into them. */
export function openCircles(profiles: Sections): Circles {
  const told = new Set<string>();
  return {
    tell: (profile) => {
      const names = new Set<string>();
      for (
        let name: string | undefined = profile;
        name !== undefined && !names.has(name);
        name = nextRole(name, profiles)
      ) {
        names.add(name);
      }
      if (names.size >= longCircle) for (const name of names) told.add(name);
    },
    isTold: (profile) => {
      const leadsThere = told.size > 0 && told.has(nextRole(profile, profiles) ?? '');
      if (leadsThere) told.add(profile);
      return told.has(profile);
    },
  };
}

/** The name of the last role of each role's chain; no entry for a cycle. */
function findEnds(profiles: Sections): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  const walked = new Set<string>();
  for (const first of profiles.keys()) {
    const path: string[] = [];
    let last: string | undefined;
    for (
      let name: string | undefined = first;
      name !== undefined && !walked.has(name);
      name = nextRole(name, profiles)
    ) {
      walked.add(name);
      path.push(name);
      last = name;
    }
    const next = last === undefined ? undefined : nextRole(last, profiles);
    const end = next === undefined ? last : ends.get(next);
    if (end !== undefined) for (const name of path) ends.set(name, end);
  }
  return ends;
}

/** The source profile of a role, if it has a role of its own. */
function nextRole(name: string, profiles: Sections): string | undefined {
  const section = profiles.get(name);
  if (!hasRole(section) || section.settings.has(key.credentialSource)) return undefined;
  const next = profiles.get(section.settings.value(key.sourceProfile) ?? '');
  return next !== undefined && hasRole(next) && !hasStaticKey(next) ? next.name : undefined;
}
