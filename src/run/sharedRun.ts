import { type Credentials, lastsOn } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import { openMemory } from '../core/memory.ts';
import type { Edges } from '../edges/edges.ts';
import { type DeviceSessions, openDeviceSessions } from '../mfa/deviceSessions.ts';
import type { TokenCodes } from '../mfa/tokenCodes.ts';
import type { SourceHop } from '../plan/sources/sources.ts';

/** What parallel runs of plans share, so that each is obtained once. */
export interface SharedRun {
  readonly codes: TokenCodes;
  readonly devices: DeviceSessions;
  /** Gets the credentials of a source once, remembers a failure too, and gets them again before they expire. */
  readonly source: (hop: SourceHop, get: () => Promise<Result<Credentials>>) => Promise<Result<Credentials>>;
  /** Runs parallel requests with the same name once for all. */
  readonly once: <T>(name: string, make: () => Promise<T>) => Promise<T>;
}

export function openSharedRun(codes: TokenCodes, edges: Pick<Edges, 'now'>): SharedRun {
  const recall = openMemory<Result<Credentials>>((got) => !got.ok || lastsOn(got.value, edges.now()));
  const underWay = new Map<string, Promise<unknown>>();
  return {
    codes,
    devices: openDeviceSessions(codes, edges),
    source: (hop, get) => recall(JSON.stringify(hop), get),
    once,
  };

  function once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const started = underWay.get(name) as Promise<T> | undefined;
    if (started !== undefined) return started;
    const made = make().finally(() => underWay.delete(name));
    underWay.set(name, made);
    return made;
  }
}
