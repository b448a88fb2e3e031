import type { Machine, SessionEdges } from '../../../src/edges/edges.ts';
import { fakeEdges } from '../fakeEdges.ts';
import { type MemoryFolder, openMemoryFolder } from './memoryFolder.ts';

export interface FakeMachine extends Machine {
  readonly folders: Map<string, MemoryFolder>;
  readonly folderAt: (path: string) => MemoryFolder;
}

/** A machine with folders in memory and locks that are always available. */
export function fakeMachine(now: () => Date, given: Partial<Machine> = {}): FakeMachine {
  const folders = new Map<string, MemoryFolder>();
  const folderAt = (path: string): MemoryFolder => {
    const folder = folders.get(path) ?? openMemoryFolder(path, now);
    folders.set(path, folder);
    return folder;
  };
  return {
    folders,
    folderAt,
    hostName: () => 'host-a',
    uptime: () => now().getTime() / 1000 - 1_700_000_000,
    timer: () => now().getTime(),
    processId: 4711,
    userId: 1000,
    isAlive: (processId) => processId === 4711,
    openFolder: folderAt,
    openForeignFolder: folderAt,
    openLocks: () => async () => ({ kind: 'held', release: () => {} }),
    runTool: () => ({ kind: 'failed', code: 'ENOENT' }),
    ...given,
  };
}

export interface FakeSessionEdges extends SessionEdges {
  readonly machine: FakeMachine;
}

type Given = NonNullable<Parameters<typeof fakeEdges>[0]> & { readonly machine?: Partial<Machine> };

/** `fakeEdges` with such a machine. */
export function fakeSessionEdges({ machine, ...given }: Given = {}): FakeSessionEdges {
  const edges = fakeEdges(given);
  return { ...edges, machine: fakeMachine(edges.now, machine) };
}
