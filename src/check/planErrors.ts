import type { Configuration, Section, Sections } from '../config/profile.ts';
import { extendSection } from '../config/sections.ts';
import { settingName } from '../config/settingNames.ts';
import type { EngineError } from '../core/error.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { hasRole } from '../plan/roleHop.ts';
import { hasStaticKey } from '../plan/sources/static.ts';

/** An error of the planner, reported once a place however many profiles lead to it, and the key at that place. */
export interface PlanError {
  readonly error: EngineError;
  /** Undefined for an error about a whole section. */
  readonly key: string | undefined;
}

/** Plans all profiles and returns the errors. */
export function findPlanErrors(configuration: Configuration): PlanError[] {
  const byPlace = new Map<string, EngineError>();
  const { profiles, ends } = shortenChains(configuration.profiles);
  const circles = openCircles(configuration.profiles);
  const broken = new Set<string>();
  const isEnd = (name: string) => ends.get(name) === name;
  // Plan the ends of chains first: if one is broken, that is the error of all roles before it.
  const names = [...profiles.keys()];
  for (const profile of [...names.filter(isEnd), ...names.filter((name) => !isEnd(name))]) {
    if (circles.isTold(profile) || broken.has(ends.get(profile) ?? '')) continue;
    // Without environment variables, whose problems have their own rules.
    const plan = resolvePlan({ profile }, { ...configuration, profiles }, {});
    if (plan.ok || plan.error.code === 'CredentialsNotFound') continue;
    if (plan.error.code === 'ProfileCycle') circles.tell(profile);
    if (isEnd(profile) && isAboutSource(plan.error, profiles.get(profile))) broken.add(profile);
    const place = `${plan.error.code} ${plan.error.line} ${plan.error.file}`;
    const earlier = byPlace.get(place);
    // A chain that leads to the place makes the message longer; the shortest message is about the profile itself.
    if (earlier === undefined || plan.error.message.length < earlier.message.length) byPlace.set(place, plan.error);
  }
  const keys = keysByPlace(configuration);
  return Array.from(byPlace.values(), (error) => ({ error, key: keys.get(`${error.line} ${error.file}`) }));
}

/** Whether the error of a role is about its source of credentials. */
function isAboutSource({ code, file, line }: EngineError, role: Section | undefined): boolean {
  if (code !== 'ProfileIncomplete' && code !== 'SourceConflict') return false;
  return [settingName.roleArn, settingName.sourceProfile, settingName.credentialSource].some((name) => {
    const origin = role?.settings.get(name)?.origin;
    return origin !== undefined && origin.line === line && origin.file === file;
  });
}

function keysByPlace({ config, credentials }: Configuration): ReadonlyMap<string, string> {
  const sections = [...config.profiles.values(), ...config.ssoSessions.values(), ...credentials.profiles.values()];
  return new Map(
    sections.flatMap(({ settings }) =>
      Array.from(settings, ([key, { origin }]) => [`${origin.line} ${origin.file}`, key] as const),
    ),
  );
}

/** Profiles whose role chains are shortened. */
interface ShortChains {
  readonly profiles: Sections;
  /** The last role of each role's chain, which may be the role itself; no entry for a cycle. */
  readonly ends: ReadonlyMap<string, string>;
}

/**
 * Replaces each role's source_profile by the last role of its chain. The roles between are planned on their own, so that
 * planning a chain of n profiles takes n steps instead of n squared. Roles of a cycle stay unchanged.
 */
function shortenChains(profiles: Sections): ShortChains {
  const ends = findEnds(profiles);
  const shortened = Array.from(profiles, ([name, section]) => {
    const source = section.settings.get(settingName.sourceProfile);
    const end = ends.get(name);
    const isLonger = source !== undefined && end !== undefined && end !== name && end !== source.value;
    return [
      name,
      isLonger ? extendSection(section, [[settingName.sourceProfile, { ...source, value: end }]]) : section,
    ] as const;
  });
  return { profiles: new Map(shortened), ends };
}

/** Cycles of role profiles that are reported already. */
interface Circles {
  readonly tell: (profile: string) => void;
  readonly isTold: (profile: string) => boolean;
}

/** Each profile of a cycle gets its own error, but of a cycle this long, only one. */
const longCircle = 16;

/** Tracks the long cycles that are reported, including the chains that lead into them. */
function openCircles(profiles: Sections): Circles {
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
  if (!hasRole(section) || section.settings.has(settingName.credentialSource)) return undefined;
  const next = profiles.get(section.settings.value(settingName.sourceProfile) ?? '');
  return next !== undefined && hasRole(next) && !hasStaticKey(next) ? next.name : undefined;
}
