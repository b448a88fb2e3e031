import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { makeOnce, sweepHolders } from '../edges/once.ts';
import { locateSsoToken } from '../edges/places.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { findSharedFile } from '../sessions/awsCli/sharing.ts';
import { openAwsCliStore } from '../sessions/awsCli/store.ts';
import { type Cache, readClock } from '../sessions/cache.ts';
import type { Slot } from '../sessions/key.ts';
import { type Birth, makeSession, measureBirth, type Session } from '../sessions/session.ts';
import type { CacheOptions } from './run.ts';

/** What a hop gives: credentials, and their birth where they were kept before. */
export interface Obtained {
  readonly credentials: Credentials;
  readonly birth?: Birth;
}

/** The sessions of a plan's hops that outlive a run: ours, and the AWS CLI's where both may have the same. */
export interface KeptSessions {
  /** The last hop whose session is kept. */
  readonly findLast: () => { readonly index: number; readonly session: Session } | undefined;
  /**
   * The session of a hop: made, by one process among all, and kept before it is answered; or the one that another made
   * in the meantime. undefined for a hop whose credentials are not worth keeping.
   */
  readonly obtain: (index: number, make: () => Promise<Result<Obtained>>) => Promise<Result<Obtained>> | undefined;
  /**
   * Keeps the session with this access key no longer, here and at the AWS CLI; one that another process put in its place stays.
   * Whether it was kept before this run and used by it.
   */
  readonly forget: (accessKeyId: string) => boolean;
}

interface Settings extends Omit<CacheOptions, 'use'> {
  readonly cache: Cache;
  /** The time by AWS's clock, as far as answers told it. */
  readonly awsNow: () => Date;
}

export function openKeptSessions(
  plan: Plan,
  configuration: Configuration,
  edges: SessionEdges,
  { cache, awsNow, refresh = false, sealed = false, isSwept = false }: Settings,
): KeptSessions {
  const last = plan.hops.length - 1;
  const start = cache.clock.now;
  const sharedFiles = new Map<number, string | undefined>();
  const used = new Map<string, Slot>();
  // What cannot be removed must not be found again.
  const ended = new Set<string>();
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
        if (made.ok) keepMade(slot, made.value.credentials);
        return made;
      },
    };
    return makeOnce<Result<Obtained>>(wanted, { folder: cache.folder, machine: edges.machine, tell: edges.tell });
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
    return isRenewed(slot) && session.birth.issued < start ? undefined : session;
  }

  /** Whether the session must be younger than this run. */
  function isRenewed(slot: Slot): boolean {
    return refresh && slot.index === last;
  }

  /** Takes over what the AWS CLI has, so that the next run finds it without asking there. */
  function adopt(slot: Slot): Session | undefined {
    const file = sharedFileOf(slot);
    if (file === undefined || isRenewed(slot)) return undefined;
    const theirs = openAwsCliStore(edges).find(file, slot.hop, { known: cache.store.read(slot.key) });
    if (theirs === undefined || ended.has(theirs.credentials.accessKeyId)) return undefined;
    edges.tell({ kind: 'verbose', message: say`The AWS CLI had cached the session.` });
    return keep(slot, theirs.credentials, theirs.birth);
  }

  function keepMade(slot: Slot, credentials: Credentials): void {
    if (credentials.expiration === undefined) return;
    const skewSeconds = (awsNow().getTime() - edges.now().getTime()) / 1000;
    const session = keep(
      slot,
      credentials,
      measureBirth(slot.hop, credentials.expiration, readClock(edges), skewSeconds),
    );
    const file = sharedFileOf(slot);
    if (session === undefined || file === undefined) return;
    const problem = openAwsCliStore(edges).write(file, session.credentials);
    if (problem === undefined) return;
    edges.tell({ kind: 'verbose', message: say`The session is not shared with the AWS CLI. ${problem}` });
  }

  /** Keeps a session, and uses the moment to remove what has expired. */
  function keep(slot: Slot, credentials: Credentials, birth: Birth): Session | undefined {
    const { hop, key } = slot;
    const sharedFile = sharedFileOf(slot);
    const session = makeSession(slot, credentials, birth, {
      ...(sharedFile === undefined ? {} : { sharedFile }),
      ...(hop.kind === 'sso' ? { whileFile: locateSsoToken(hop.session ?? hop.startUrl, edges) } : {}),
    });
    if (session === undefined) return undefined;
    if (!isSwept) sweep();
    cache.store.write(key, session);
    return session;
  }

  function sweep(): void {
    sweepHolders({ folder: cache.folder, machine: edges.machine });
    for (const { sharedFile, credentials } of cache.store.sweep(readClock(edges))) {
      if (sharedFile !== undefined) openAwsCliStore(edges).remove(sharedFile, credentials.accessKeyId);
    }
  }

  /** The name of the AWS CLI's file for the same session; found out once, since every profile of that role is looked at. */
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
