import type { Configuration } from '../config/profile.ts';
import type { SessionEdges } from '../edges/edges.ts';
import type { Plan } from '../plan/plan.ts';
import type { AwsCliFindOptions } from '../sessions/awsCli/store.ts';
import { type Cache, openCache, readClock } from '../sessions/cache.ts';
import type { Slot } from '../sessions/key.ts';
import { measureRemaining, type SessionTimes, type TemporaryCredentials } from '../sessions/session.ts';
import { plain } from '../sessions/store.ts';

interface FoundSession {
  readonly credentials: TemporaryCredentials;
  /** Seconds until it expires, by this machine's clock. */
  readonly remainingSeconds: number;
  readonly cachedBy: 'awsrole' | 'aws-cli';
}

export interface FindOptions {
  /** The session must stay valid for more than this many seconds; by default the margin of a run. */
  readonly seconds?: number;
  /** The hop whose session to find; by default the last. */
  readonly index?: number;
  /** Whether sessions are encrypted. */
  readonly sealed?: boolean;
}

/** Finds the cached session that a run of the plan would use, without calls, prompts, or locks. */
export async function findSession(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { seconds, index = plan.hops.length - 1, sealed = false }: FindOptions = {},
): Promise<FoundSession | undefined> {
  const cache = await openConfiguredCache(plan, edges, { sealed });
  const slot = cache?.slotOf(index);
  if (cache === undefined || slot === undefined) return undefined;
  const own = cache.find(slot, seconds);
  if (own !== undefined) return toFound(own.credentials, own.times, 'awsrole', edges);
  return sealed
    ? undefined
    : findAtAwsCli(slot, plan, configuration, edges, { seconds, known: cache.store.read(slot.key) });
}

/** Opens the cache of a plan, plain or encrypted. Undefined if it is not used, or cannot be encrypted, which causes a warning. */
export async function openConfiguredCache(
  plan: Plan,
  edges: SessionEdges,
  { use = true, sealed = false }: { readonly use?: boolean; readonly sealed?: boolean } = {},
): Promise<Cache | undefined> {
  if (!use) return undefined;
  const codec = sealed ? (await import('../vault/seal.ts')).openSealed(edges) : plain;
  return codec && openCache(plan, edges, codec);
}

async function findAtAwsCli(
  slot: Slot,
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  options: AwsCliFindOptions,
): Promise<FoundSession | undefined> {
  const [{ openAwsCliStore }, { findSharedFile }] = await Promise.all([
    import('../sessions/awsCli/store.ts'),
    import('../sessions/awsCli/sharing.ts'),
  ]);
  const file = findSharedFile(slot.index, plan, configuration, edges);
  const shared = file === undefined ? undefined : openAwsCliStore(edges).find(file, slot.hop, options);
  return shared === undefined ? undefined : toFound(shared.credentials, shared.times, 'aws-cli', edges);
}

function toFound(
  credentials: TemporaryCredentials,
  times: SessionTimes,
  cachedBy: FoundSession['cachedBy'],
  edges: SessionEdges,
): FoundSession {
  return { credentials, remainingSeconds: measureRemaining(times, readClock(edges)), cachedBy };
}
