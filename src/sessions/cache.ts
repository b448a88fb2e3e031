import type { Warning } from '../core/warning.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateAwsCliSessions, locateSessions } from '../edges/places.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import type { Plan } from '../plan/plan.ts';
import { isKept, renderSessionKey, type Slot } from './key.ts';
import { type Clock, isFresh, matchesHop, type Session } from './session.ts';
import { type Codec, openStore, type Store, sweepTemporary } from './store.ts';

/** Our sessions as a plan sees them. */
export interface Cache {
  readonly folder: PrivateFolder;
  readonly store: Store;
  readonly clock: Clock;
  /** The hop at `index` with the key of its session; undefined for a hop whose credentials are not kept. */
  readonly slotOf: (index: number) => Slot | undefined;
  /** The hop's session, when there is one for this very role that has more than so many seconds left. */
  readonly find: (slot: Slot, seconds?: number) => Session | undefined;
}

export function openCache(plan: Plan, edges: SessionEdges, codec?: Codec): Cache {
  const folder = edges.machine.openFolder(locateSessions(edges));
  const store = openStore(folder, tellOnce(edges), codec);
  const clock = readClock(edges);
  sweepTemporary(folder, clock.now);
  sweepTemporary(edges.machine.openForeignFolder(locateAwsCliSessions(edges)), clock.now);
  return {
    folder,
    store,
    clock,
    slotOf: (index) => {
      const hop = plan.hops[index];
      const surroundings = { hostName: clock.hostName, environment: edges.environment };
      return isKept(hop) ? { index, hop, key: renderSessionKey(plan, index, surroundings) } : undefined;
    },
    find: (slot, seconds) => {
      const session = store.read(slot.key);
      if (session === undefined || !isFresh(session.birth, readClock(edges), seconds)) return undefined;
      return matchesHop(slot.hop, session.credentials) && !isLoggedOut(session, edges) ? session : undefined;
    },
  };
}

export function readClock({ now, machine }: Pick<SessionEdges, 'now' | 'machine'>): Clock {
  return { now: now(), uptime: machine.uptime(), hostName: machine.hostName() };
}

function isLoggedOut({ whileFile }: Session, { readFile }: SessionEdges): boolean {
  if (whileFile === undefined) return false;
  const file = readFile(whileFile);
  return !file.ok || file.value === undefined;
}

/** One trouble with the folder shows at every use of it; the user hears of it once. */
export function tellOnce({ tell }: Pick<SessionEdges, 'tell'>): (warning: Warning) => void {
  const told = new Set<string>();
  return (warning) => {
    if (told.has(warning.message)) return;
    told.add(warning.message);
    tell({ kind: 'warning', warning });
  };
}
