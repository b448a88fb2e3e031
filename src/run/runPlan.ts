import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import type { Plan } from '../plan/plan.ts';
import { readClock } from '../sessions/cache.ts';
import { measureRemaining, type Session } from '../sessions/session.ts';
import { openConfiguredCache } from './findSession.ts';
import type { PlanOutcome, RunEdges, RunOptions } from './run.ts';

/**
 * Runs the hops of a plan in order, from the last one with a fresh cached session; each AssumeRole is signed with the
 * credentials of the previous hop. New sessions are cached before they are used, and made by one of any number of processes.
 * Loads no other code if the last session is cached. Errors: those of the sources and of STS, MfaRequired, MfaRejected,
 * InvalidParameter (an invalid MFA code). A problem with the cache only causes a warning.
 */
export async function runPlan(
  plan: Plan,
  configuration: Configuration,
  edges: RunEdges,
  options: RunOptions = {},
): Promise<Result<PlanOutcome>> {
  const cache = await openConfiguredCache(plan, edges, options.cache);
  const last = cache?.slotOf(plan.hops.length - 1);
  const cached = last === undefined || options.cache?.refresh ? undefined : cache?.find(last);
  if (cached !== undefined) return succeed(renderCached(plan, cached, edges));
  const { runHops } = await import('./runHops.ts');
  return runHops(plan, configuration, edges, cache, options);
}

function renderCached(plan: Plan, { credentials, times }: Session, edges: RunEdges): PlanOutcome {
  const last = plan.hops.length - 1;
  const remainingSeconds = measureRemaining(times, readClock(edges));
  return {
    credentials,
    remainingSeconds,
    hops: plan.hops.map((hop, index) => ({ hop, from: index === last ? 'store' : 'not-needed' })),
  };
}
