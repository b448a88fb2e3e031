import { hostname, uptime } from 'node:os';
import { kill } from 'node:process';
import type { Edges } from './edges.ts';
import { openFileLocks } from './fileLock.ts';
import type { TryLock } from './lock.ts';
import { openPrivateFolder, type PrivateFolder } from './privateFolder.ts';
import { restrictFolder } from './restrictFolder.ts';
import { openTools, type RunTool } from './runTool.ts';
import { openSocketLocks } from './socketLock.ts';
import { readTimer } from './timer.ts';

/** What keeping sessions needs of the machine, beyond `Edges`. */
export interface Machine {
  readonly hostName: () => string;
  /** Seconds since the machine started. */
  readonly uptime: () => number;
  /** Milliseconds since some moment; never steps back. */
  readonly timer: () => number;
  readonly processId: number;
  /** undefined on Windows. */
  readonly userId: number | undefined;
  /** Whether a process of this user has that id. */
  readonly isAlive: (processId: number) => boolean;
  /** A folder for this user alone. */
  readonly openFolder: (path: string) => PrivateFolder;
  /** A folder of another program for this user's files: only that nobody else can write there is asked for. */
  readonly openForeignFolder: (path: string) => PrivateFolder;
  /** Locks that belong to the sessions of a folder. */
  readonly openLocks: (folder: string) => TryLock;
  readonly runTool: RunTool;
}

export interface SessionEdges extends Edges {
  readonly machine: Machine;
}

/** What only the entry knows of its process. */
export type ProcessIdentity = Pick<Machine, 'processId' | 'userId'>;

/** The machine of a real process. */
export function makeMachine(
  { environment, platform }: Pick<Edges, 'environment' | 'platform'>,
  { processId, userId }: ProcessIdentity,
): Machine {
  const whose = { platform, userId };
  const runTool = openTools(environment);
  const restrict = restrictFolder(environment, runTool);
  return {
    hostName: hostname,
    uptime,
    timer: readTimer,
    processId,
    userId,
    isAlive,
    openFolder: (path) => openPrivateFolder(path, platform === 'win32' ? { ...whose, restrict } : whose),
    openForeignFolder: (path) => openPrivateFolder(path, { ...whose, forbidden: 0o002 }),
    openLocks: (folder) => (platform === 'darwin' ? openFileLocks(folder) : openSocketLocks(platform)),
    runTool,
  };
}

function isAlive(processId: number): boolean {
  try {
    return kill(processId, 0);
  } catch {
    // There is none, or it is not ours to ask.
    return false;
  }
}
