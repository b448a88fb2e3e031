import type { Ask, Conversation, Tell } from '../core/conversation.ts';
import type { Environment, Platform } from '../core/environment.ts';
import type { Result } from '../core/error.ts';
import type { FindInsecurePath } from './insecurePath.ts';
import type { PrivateFolder } from './privateFolder.ts';
import type { RunTool } from './runTool.ts';
import type { OpenScreen } from './screen.ts';
import type { WriteFiles } from './writeFiles.ts';

/** The outside world, passed as arguments, so that tests do not mock modules. */
export interface Edges {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly homeDirectory: string;
  readonly userName: string;
  /** The bytes of a file; undefined if it does not exist; an error if it cannot be read. */
  readonly readFile: (path: string) => Result<Uint8Array | undefined>;
  /** What lets other users change a file; undefined if nothing does, or the file does not exist. */
  readonly findInsecurePath: FindInsecurePath;
  /** The system's proxy settings, as its own tool prints them; empty if there are none. */
  readonly readProxySettings: () => Promise<string>;
  readonly now: () => Date;
  /** Whether a user is present who can read messages, act on them, and press Ctrl+C. */
  readonly isAttended: () => boolean;
  readonly ask: Ask;
  readonly tell: (event: Tell) => void;
}

/** What the session cache needs from the machine, in addition to `Edges`. */
export interface Machine {
  readonly hostName: () => string;
  /** Seconds since the machine started. */
  readonly uptime: () => number;
  /** A monotonic clock, in milliseconds. */
  readonly timer: () => number;
  readonly processId: number;
  /** undefined on Windows. */
  readonly userId: number | undefined;
  /** Whether this user runs a process with that ID. */
  readonly isAlive: (processId: number) => boolean;
  /** A folder that only this user can access. */
  readonly openFolder: (path: string) => PrivateFolder;
  /** A folder of another program with files of this user: others may read it, but must not be able to write to it. */
  readonly openForeignFolder: (path: string) => PrivateFolder;
  /** The locks for the cached sessions in a folder. */
  readonly openLocks: (folder: string) => TryLock;
  readonly runTool: RunTool;
}

export interface SessionEdges extends Edges {
  readonly machine: Machine;
}

/** The edges of the commands: everything for planning and running, and access to this process. */
export interface CommandEdges extends SessionEdges {
  readonly write: WriteFiles;
  /** The absolute path of this program, preceded by the path of its interpreter if it has one. */
  readonly program: readonly string[];
  /** Resolves when this process should exit: its standard input ended, or it received a signal to end. */
  readonly waitForEnd: () => Promise<void>;
  readonly openScreen: OpenScreen;
  /** Takes over standard input for a conversation that does not block the event loop. */
  readonly converse: () => Conversation;
}

/**
 * Tries to take a lock between processes, which the kernel releases when its holder exits, however it exits. Names are
 * safe as file names.
 */
export type TryLock = (name: string) => Promise<LockAttempt>;

export type LockAttempt =
  | { readonly kind: 'held'; readonly release: () => void }
  /** `wait` resolves when the lock may be free, at the latest after that many milliseconds. */
  | { readonly kind: 'busy'; readonly wait: (milliseconds: number) => Promise<void> }
  /** The system cannot create the lock; `code` is the system's error code. */
  | { readonly kind: 'impossible'; readonly code: string };
