import { key } from '../config/keys.ts';
import type { Configuration, Section } from '../config/profile.ts';
import type { EngineError } from '../core/error.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { openCircles, shortenChains } from './longChains.ts';

/** What the planner refuses, once a place however many profiles stumble over it; with the key that is there. */
export interface PlanError {
  readonly error: EngineError;
  /** undefined for what is about a whole section. */
  readonly key: string | undefined;
}

/** The errors of the plans of all profiles. */
export function findPlanErrors(configuration: Configuration): PlanError[] {
  const byPlace = new Map<string, EngineError>();
  const { profiles, ends } = shortenChains(configuration.profiles);
  const circles = openCircles(configuration.profiles);
  const broken = new Set<string>();
  const isEnd = (name: string) => ends.get(name) === name;
  // The ends of chains first: where one leads nowhere, that is what is wrong with all before it.
  const names = [...profiles.keys()];
  for (const profile of [...names.filter(isEnd), ...names.filter((name) => !isEnd(name))]) {
    if (circles.isTold(profile) || broken.has(ends.get(profile) ?? '')) continue;
    // Without the shell's variables: what only they make wrong is for other rules.
    const plan = resolvePlan({ profile }, { ...configuration, profiles }, {});
    if (plan.ok || plan.error.code === 'CredentialsNotFound') continue;
    if (plan.error.code === 'ProfileCycle') circles.tell(profile);
    if (isEnd(profile) && isAboutSource(plan.error, profiles.get(profile))) broken.add(profile);
    const place = `${plan.error.code} ${plan.error.line} ${plan.error.file}`;
    const earlier = byPlace.get(place);
    // A chain that leads to the place makes the message longer; the shortest is of the profile itself.
    if (earlier === undefined || plan.error.message.length < earlier.message.length) byPlace.set(place, plan.error);
  }
  const keys = keysByPlace(configuration);
  return Array.from(byPlace.values(), (error) => ({ error, key: keys.get(`${error.line} ${error.file}`) }));
}

/** Whether a role's error is about where its keys come from. */
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
