import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import type { Plan } from '../plan/plan.ts';
import { readClock } from '../sessions/cache.ts';
import { measureRemaining, type Session } from '../sessions/session.ts';
import { openChosenCache } from './findSession.ts';
import type { PlanOutcome, RunEdges, RunOptions } from './run.ts';

/**
 * Runs a plan's hops in order, each AssumeRole signed by the credentials of the hop before, from the last hop on whose
 * session is kept and fresh. What is made is kept before it is used; of any number of processes that want the same at
 * once one makes it. A run that finds its last session loads nothing that makes one.
 * Errors: those of the sources and of STS, MfaRequired, MfaRejected, InvalidParameter (an invalid MFA code).
 * Trouble with cached sessions is a warning.
 */
export async function runPlan(
  plan: Plan,
  configuration: Configuration,
  edges: RunEdges,
  options: RunOptions = {},
): Promise<Result<PlanOutcome>> {
  const cache = await openChosenCache(plan, edges, options.cache);
  const last = cache?.slotOf(plan.hops.length - 1);
  const kept = last === undefined || options.cache?.refresh ? undefined : cache?.find(last);
  if (kept !== undefined) return succeed(renderKept(plan, kept, edges));
  const { runHops } = await import('./runHops.ts');
  return runHops(plan, configuration, edges, cache, options);
}

function renderKept(plan: Plan, { credentials, birth }: Session, edges: RunEdges): PlanOutcome {
  const last = plan.hops.length - 1;
  const remainingSeconds = measureRemaining(birth, readClock(edges));
  return {
    credentials,
    remainingSeconds,
    hops: plan.hops.map((hop, index) => ({ hop, from: index === last ? 'store' : 'not-needed' })),
  };
}
