import type { Configuration } from '../config/profile.ts';
import type { EngineError } from '../core/error.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';

/** What the planner refuses, once a place however many profiles stumble over it; with the key that stands there. */
export interface PlanError {
  readonly error: EngineError;
  /** undefined for what is about a whole section. */
  readonly key: string | undefined;
}

/** The errors of the plans of all profiles. */
export function findPlanErrors(configuration: Configuration): PlanError[] {
  const byPlace = new Map<string, EngineError>();
  for (const profile of configuration.profiles.keys()) {
    // Without the shell's variables: what only they make wrong is for other rules.
    const plan = resolvePlan({ profile }, configuration, {});
    if (plan.ok || plan.error.code === 'CredentialsNotFound') continue;
    const place = `${plan.error.code} ${plan.error.line} ${plan.error.file}`;
    const earlier = byPlace.get(place);
    // A chain that leads to the place makes the message longer; the shortest is of the profile itself.
    if (earlier === undefined || plan.error.message.length < earlier.message.length) byPlace.set(place, plan.error);
  }
  const keys = keysByPlace(configuration);
  return Array.from(byPlace.values(), (error) => ({ error, key: keys.get(`${error.line} ${error.file}`) }));
}

function keysByPlace({ config, credentials }: Configuration): ReadonlyMap<string, string> {
  const sections = [...config.profiles.values(), ...config.ssoSessions.values(), ...credentials.profiles.values()];
  return new Map(
    sections.flatMap(({ settings }) =>
      Array.from(settings, ([key, { origin }]) => [`${origin.line} ${origin.file}`, key] as const),
    ),
  );
}
