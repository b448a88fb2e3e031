import type { Configuration } from '../config/profile.ts';
import type { SessionEdges } from '../edges/edges.ts';
import type { Plan } from '../plan/plan.ts';
import type { AwsCliFindOptions } from '../sessions/awsCli/store.ts';
import { type Cache, openCache, readClock } from '../sessions/cache.ts';
import type { Slot } from '../sessions/key.ts';
import { type Birth, type KeptCredentials, measureRemaining } from '../sessions/session.ts';
import { plain } from '../sessions/store.ts';

export interface FoundSession {
  readonly credentials: KeptCredentials;
  /** Until the end, as far as this machine can tell. */
  readonly remainingSeconds: number;
  readonly keptBy: 'awsrole' | 'aws-cli';
}

export interface FindOptions {
  /** More than so many must remain; by default what a run would still use. */
  readonly seconds?: number;
  /** The hop whose session is meant; by default the last. */
  readonly index?: number;
  /** Sessions are looked for where a run with that setting keeps them. */
  readonly sealed?: boolean;
}

/** The cached session that a run of the plan would use. No call, no question, no lock. */
export async function findSession(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { seconds, index = plan.hops.length - 1, sealed = false }: FindOptions = {},
): Promise<FoundSession | undefined> {
  const cache = await openChosenCache(plan, edges, { sealed });
  const slot = cache?.slotOf(index);
  if (cache === undefined || slot === undefined) return undefined;
  const ours = cache.find(slot, seconds);
  if (ours !== undefined) return toFound(ours.credentials, ours.birth, 'awsrole', edges);
  return sealed
    ? undefined
    : findAtAwsCli(slot, plan, configuration, edges, { seconds, known: cache.store.read(slot.key) });
}

/** The sessions of a plan as they lie: plain or sealed. undefined where none are used, or cannot be sealed, with a warning. */
export async function openChosenCache(
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
  const theirs = file === undefined ? undefined : openAwsCliStore(edges).find(file, slot.hop, options);
  return theirs === undefined ? undefined : toFound(theirs.credentials, theirs.birth, 'aws-cli', edges);
}

function toFound(
  credentials: KeptCredentials,
  birth: Birth,
  keptBy: FoundSession['keptBy'],
  edges: SessionEdges,
): FoundSession {
  return { credentials, remainingSeconds: measureRemaining(birth, readClock(edges)), keptBy };
}
