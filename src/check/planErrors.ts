import { key } from '../config/keys.ts';
import type { Configuration, Section } from '../config/profile.ts';
import type { EngineError } from '../core/error.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { openCircles, shortenChains } from './longChains.ts';

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
  return [key.roleArn, key.sourceProfile, key.credentialSource].some((name) => {
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
