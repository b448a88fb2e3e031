import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import type { SessionEdges } from '../edges/machine.ts';
import { openTrustMemory } from '../net/trustMemory.ts';
import type { Plan } from '../plan/plan.ts';
import { type Cache, openCache, readClock } from '../sessions/cache.ts';
import { measureRemaining } from '../sessions/freshness.ts';
import type { Session } from '../sessions/session.ts';
import type { ReadSealed } from '../sources/source.ts';
import { readCodec } from './codec.ts';
import type { PlanOutcome, RunPlanOptions } from './runPlan.ts';

/** How a run uses kept sessions. */
export interface CacheOptions {
  /** false: sessions are neither looked for nor kept. */
  readonly use?: boolean;
  /** The last hop's session is made anew, and kept. */
  readonly refresh?: boolean;
  /** Sessions lie sealed by a key in the system's store of secrets, and not in aws-cli's cache. */
  readonly sealed?: boolean;
}

export type RunPlanCachedOptions = Omit<RunPlanOptions, 'store'> & { readonly cache?: CacheOptions };

/**
 * Runs a plan as `runPlan` does, starting after the last hop whose session is kept and fresh. What is made is kept
 * before it is answered; of any number of processes that want the same at once one makes it. Errors: those of
 * `runPlan`; trouble with the cache is a warning. A run that finds its session loads nothing that makes one.
 */
export async function runPlanCached(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { cache: settings = {}, ...given }: RunPlanCachedOptions = {},
): Promise<Result<PlanOutcome>> {
  const options = { readSealed: openSealedKeys(edges), ...given };
  const { use = true, refresh = false, sealed = false } = settings;
  const codec = use ? await readCodec(sealed, edges) : undefined;
  if (codec === undefined) return runPlanAlone(plan, configuration, edges, options);
  const cache = openCache(plan, edges, codec);
  const kept = refresh ? undefined : findLast(plan, cache);
  if (kept !== undefined) return succeed(renderOutcome(plan, kept, edges));
  const { runPlanKeeping } = await import('./runPlanKeeping.ts');
  const outcome = await runPlanKeeping(plan, configuration, edges, { ...options, cache, refresh, share: !sealed });
  if (!outcome.ok || outcome.value.hops.at(-1)?.from !== 'store') return outcome;
  // Another process made it meanwhile: this one heard no answer that tells AWS's time.
  const found = findLast(plan, cache);
  return found === undefined ? outcome : succeed(renderOutcome(plan, found, edges));
}

/** Loaded only when a profile's key is sealed. */
function openSealedKeys(edges: SessionEdges): ReadSealed {
  return async (name) => (await import('../vault/sealedKeys.ts')).readAccessKey(name, edges);
}

async function runPlanAlone(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  options: Omit<RunPlanOptions, 'store'>,
): Promise<Result<PlanOutcome>> {
  const { runPlan } = await import('./runPlan.ts');
  return runPlan(plan, configuration, edges, { ...options, memory: openTrustMemory(edges) });
}

function findLast(plan: Plan, cache: Cache): Session | undefined {
  const slot = cache.slotOf(plan.hops.length - 1);
  return slot === undefined ? undefined : cache.find(slot);
}

function renderOutcome(plan: Plan, { credentials, birth }: Session, edges: SessionEdges): PlanOutcome {
  const last = plan.hops.length - 1;
  const remainingSeconds = measureRemaining(birth, readClock(edges));
  return {
    credentials,
    remainingSeconds,
    hops: plan.hops.map((hop, index) => ({ hop, from: index === last ? 'store' : 'not-needed' })),
  };
}
