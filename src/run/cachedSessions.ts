import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateSsoToken } from '../edges/places.ts';
import { runSingleFlight, sweepHolders } from '../edges/singleFlight.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { findSharedFile } from '../sessions/awsCli/sharing.ts';
import { openAwsCliStore } from '../sessions/awsCli/store.ts';
import { type Cache, readClock } from '../sessions/cache.ts';
import type { Slot } from '../sessions/key.ts';
import { makeSession, makeSessionTimes, type Session, type SessionTimes } from '../sessions/session.ts';
import type { CacheOptions } from './run.ts';

/** The credentials of a hop, and their times if they were cached. */
export interface Obtained {
  readonly credentials: Credentials;
  readonly times?: SessionTimes;
}

/** The cached sessions of a plan's hops, in our cache and in the AWS CLI's where they can be shared. */
export interface CachedSessions {
  /** Finds the last hop with a cached session. */
  readonly findLast: () => { readonly index: number; readonly session: Session } | undefined;
  /**
   * Gets the session of a hop: one process makes and caches it, and the others use the result. Undefined for a hop whose
   * credentials are not cached.
   */
  readonly obtain: (index: number, make: () => Promise<Result<Obtained>>) => Promise<Result<Obtained>> | undefined;
  /**
   * Deletes the session with this access key from both caches, unless another process has replaced it. Returns whether this
   * run had taken it from the cache.
   */
  readonly forget: (accessKeyId: string) => boolean;
}

interface Settings extends Omit<CacheOptions, 'use'> {
  readonly cache: Cache;
  /** The current time by the clock of AWS, as far as responses showed it. */
  readonly awsNow: () => Date;
}

export function openCachedSessions(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { cache, awsNow, refresh = false, sealed = false, isSwept: sweptByAnother = false }: Settings,
): CachedSessions {
  const last = plan.hops.length - 1;
  const start = cache.clock.now;
  const sharedFiles = new Map<number, string | undefined>();
  const used = new Map<string, Slot>();
  // Sessions that AWS no longer accepts; they must not be used again even if they cannot be deleted.
  const ended = new Set<string>();
  let isSwept = sweptByAnother;
  return { findLast, obtain, forget };

  function findLast() {
    for (let index = last; index >= 0; index -= 1) {
      const slot = cache.slotOf(index);
      if (slot === undefined) continue;
      const session = find(slot) ?? adopt(slot);
      if (session === undefined) continue;
      used.set(session.credentials.accessKeyId, slot);
      return { index, session };
    }
    return undefined;
  }

  function obtain(index: number, make: () => Promise<Result<Obtained>>): Promise<Result<Obtained>> | undefined {
    const slot = cache.slotOf(index);
    if (slot === undefined) return undefined;
    const wanted = {
      name: slot.key.name,
      waiting: renderWaiting(slot.hop),
      find: () => {
        const session = find(slot);
        return session && succeed(session);
      },
      make: async () => {
        const made = await make();
        if (made.ok) cacheMade(slot, made.value.credentials);
        return made;
      },
    };
    return runSingleFlight<Result<Obtained>>(wanted, {
      folder: cache.folder,
      machine: edges.machine,
      tell: edges.tell,
    });
  }

  function forget(accessKeyId: string): boolean {
    const slot = used.get(accessKeyId);
    if (slot === undefined) return false;
    used.delete(accessKeyId);
    ended.add(accessKeyId);
    const file = sharedFileOf(slot);
    if (file !== undefined) openAwsCliStore(edges).remove(file, accessKeyId);
    if (cache.store.read(slot.key)?.credentials.accessKeyId === accessKeyId) cache.store.remove(slot.key.name);
    return true;
  }

  function find(slot: Slot): Session | undefined {
    const session = cache.find(slot);
    if (session === undefined || ended.has(session.credentials.accessKeyId)) return undefined;
    return isRenewed(slot) && session.times.issued < start ? undefined : session;
  }

  /** Whether the session must be made in this run. */
  function isRenewed(slot: Slot): boolean {
    return refresh && slot.index === last;
  }

  /** Copies a session from the AWS CLI's cache to ours, so that the next run finds it faster. */
  function adopt(slot: Slot): Session | undefined {
    const file = sharedFileOf(slot);
    if (file === undefined || isRenewed(slot)) return undefined;
    const shared = openAwsCliStore(edges).find(file, slot.hop, { known: cache.store.read(slot.key) });
    if (shared === undefined || ended.has(shared.credentials.accessKeyId)) return undefined;
    edges.tell({ kind: 'verbose', message: say`The session was found in the AWS CLI cache.` });
    return cacheSession(slot, shared.credentials, shared.times);
  }

  function cacheMade(slot: Slot, credentials: Credentials): void {
    if (credentials.expiration === undefined) return;
    const skewSeconds = (awsNow().getTime() - edges.now().getTime()) / 1000;
    const session = cacheSession(
      slot,
      credentials,
      makeSessionTimes(slot.hop, credentials.expiration, readClock(edges), skewSeconds),
    );
    const file = sharedFileOf(slot);
    if (session === undefined || file === undefined) return;
    const problem = openAwsCliStore(edges).write(file, session.credentials);
    if (problem === undefined) return;
    edges.tell({ kind: 'verbose', message: say`The session is not shared with the AWS CLI. ${problem}` });
  }

  /** Caches a session, and removes expired ones the first time. */
  function cacheSession(slot: Slot, credentials: Credentials, times: SessionTimes): Session | undefined {
    const { hop, key } = slot;
    const sharedFile = sharedFileOf(slot);
    const session = makeSession(slot, credentials, times, {
      ...(sharedFile === undefined ? {} : { sharedFile }),
      ...(hop.kind === 'sso' ? { whileFile: locateSsoToken(hop.session ?? hop.startUrl, edges) } : {}),
    });
    if (session === undefined) return undefined;
    if (!isSwept) sweep();
    isSwept = true;
    cache.store.write(key, session);
    return session;
  }

  function sweep(): void {
    sweepHolders({ folder: cache.folder, machine: edges.machine });
    for (const { sharedFile, credentials } of cache.store.sweep(readClock(edges))) {
      if (sharedFile !== undefined) openAwsCliStore(edges).remove(sharedFile, credentials.accessKeyId);
    }
  }

  /** The file of this session in the AWS CLI's cache; computed once, since it requires planning all profiles with the same role. */
  function sharedFileOf({ index }: Slot): string | undefined {
    if (sealed) return undefined;
    if (!sharedFiles.has(index)) sharedFiles.set(index, findSharedFile(index, plan, configuration, edges));
    return sharedFiles.get(index);
  }
}

function renderWaiting(hop: Hop): string {
  const serialNumber = hop.kind === 'assume-role' || hop.kind === 'mfa-session' ? hop.serialNumber : undefined;
  if (serialNumber === undefined) return say`Waiting for another window that is getting the same session.`;
  return say`Waiting for another window that is prompting for the MFA code from ${serialNumber}.`;
}
