import type { Warning } from '../core/warning.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateAwsCliSessions, locateSessions } from '../edges/places.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import type { Plan } from '../plan/plan.ts';
import { isCacheable, openSessionKeys, type Slot } from './key.ts';
import { type Clock, isFresh, matchesHop, type Session } from './session.ts';
import { type Codec, openStore, type Store, sweepTemporary } from './store.ts';

/** Our cached sessions for the hops of a plan. */
export interface Cache {
  readonly folder: PrivateFolder;
  readonly store: Store;
  readonly clock: Clock;
  /** The hop at `index` with its session key; undefined for a hop whose credentials are not cached. */
  readonly slotOf: (index: number) => Slot | undefined;
  /** Finds the session of a hop, for exactly this role, that stays valid for more than this many seconds. */
  readonly find: (slot: Slot, seconds?: number) => Session | undefined;
}

export function openCache(plan: Plan, edges: SessionEdges, codec?: Codec): Cache {
  const folder = edges.machine.openFolder(locateSessions(edges));
  const store = openStore(folder, tellOnce(edges), codec);
  const clock = readClock(edges);
  sweepTemporary(folder, clock.now);
  sweepTemporary(edges.machine.openForeignFolder(locateAwsCliSessions(edges)), clock.now);
  const keyOf = openSessionKeys(plan, { hostName: clock.hostName, environment: edges.environment });
  const slots = new Map<number, Slot | undefined>();
  return {
    folder,
    store,
    clock,
    slotOf: (index) => {
      if (!slots.has(index)) slots.set(index, findSlot(index));
      return slots.get(index);
    },
    find: (slot, seconds) => {
      const session = store.read(slot.key);
      if (session === undefined || !isFresh(session.times, readClock(edges), seconds)) return undefined;
      return matchesHop(slot.hop, session.credentials) && !isLoggedOut(session, edges) ? session : undefined;
    },
  };

  function findSlot(index: number): Slot | undefined {
    const hop = plan.hops[index];
    return isCacheable(hop) ? { index, hop, key: keyOf(index) } : undefined;
  }
}

export function readClock({ now, machine }: Pick<SessionEdges, 'now' | 'machine'>): Clock {
  return { now: now(), uptime: machine.uptime(), hostName: machine.hostName() };
}

function isLoggedOut({ whileFile }: Session, { readFile }: SessionEdges): boolean {
  if (whileFile === undefined) return false;
  const file = readFile(whileFile);
  return !file.ok || file.value === undefined;
}

/** Warns once of a problem with the folder, which recurs at every access. */
export function tellOnce({ tell }: Pick<SessionEdges, 'tell'>): (warning: Warning) => void {
  const told = new Set<string>();
  return (warning) => {
    if (told.has(warning.message)) return;
    told.add(warning.message);
    tell({ kind: 'warning', warning });
  };
}
