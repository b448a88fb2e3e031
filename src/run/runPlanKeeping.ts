import type { Configuration } from '../config/profile.ts';
import type { Result } from '../core/error.ts';
import type { SessionEdges } from '../edges/machine.ts';
import { openTrustMemory } from '../net/trustMemory.ts';
import type { Plan } from '../plan/plan.ts';
import { openSts } from '../services/service.ts';
import type { Cache } from '../sessions/cache.ts';
import { openSessions } from './obtain.ts';
import { type PlanOutcome, type RunPlanOptions, runPlan } from './runPlan.ts';

export interface RunPlanKeepingOptions extends Omit<RunPlanOptions, 'store'> {
  readonly cache: Cache;
  /** Whether the last hop's session must be younger than this run. */
  readonly refresh: boolean;
  /** Whether sessions may lie in aws-cli's cache as well. */
  readonly share: boolean;
}

/** Runs a plan whose last session is not kept: each hop is looked for, else made once among all processes, and kept. */
export async function runPlanKeeping(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { cache, refresh, share, ...options }: RunPlanKeepingOptions,
): Promise<Result<PlanOutcome>> {
  const sts = options.sts ?? openSts(plan, edges, { memory: openTrustMemory(edges) });
  const store = openSessions({
    plan,
    configuration,
    cache,
    edges,
    refresh,
    share,
    skewSeconds: () => (sts.clock.now().getTime() - edges.now().getTime()) / 1000,
  });
  try {
    return await runPlan(plan, configuration, edges, { ...options, sts, store });
  } finally {
    if (options.sts === undefined) sts.sender.close();
  }
}
