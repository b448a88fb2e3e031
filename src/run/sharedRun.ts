import { type Credentials, lastsOn } from '../core/credentials.ts';
import type { Result } from '../core/error.ts';
import { openMemory } from '../core/memory.ts';
import type { Edges } from '../edges/edges.ts';
import { type DeviceSessions, openDeviceSessions } from '../mfa/deviceSessions.ts';
import type { TokenCodes } from '../mfa/tokenCodes.ts';
import type { SourceHop } from './requireKey.ts';

/** What the runs of many plans at once have in common, so that none asks again for what another one has. */
export interface SharedRun {
  readonly codes: TokenCodes;
  readonly devices: DeviceSessions;
  /** The credentials of a source: got once, also when that fails, and again before they end. */
  readonly source: (hop: SourceHop, get: () => Promise<Result<Credentials>>) => Promise<Result<Credentials>>;
  /** Of those who want what has this name at the same moment one makes it for all. */
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
