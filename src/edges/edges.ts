import type { Ask, Conversation, Tell } from '../core/conversation.ts';
import type { Environment, Platform } from '../core/environment.ts';
import type { Result } from '../core/error.ts';
import type { FindOpening } from './openings.ts';
import type { PrivateFolder } from './privateFolder.ts';
import type { RunTool } from './runTool.ts';
import type { OpenScreen } from './screen.ts';
import type { WriteFiles } from './writeFiles.ts';

/** Everything outside that the core needs, given as arguments: tests replace no modules. */
export interface Edges {
  readonly environment: Environment;
  readonly platform: Platform;
  readonly homeDirectory: string;
  readonly userName: string;
  /** The bytes of a file; undefined when there is none (or it is a folder, as the AWS CLI counts it); an error when it cannot be read. */
  readonly readFile: (path: string) => Result<Uint8Array | undefined>;
  /** What lets other users change a file; undefined where nothing does, or there is none. */
  readonly findOpening: FindOpening;
  /** What the system's tool prints of its proxy settings; empty if there are none. */
  readonly readProxySettings: () => Promise<string>;
  readonly now: () => Date;
  /** Whether a user is there who can read, do something, and end this by Ctrl+C. */
  readonly isAttended: () => boolean;
  readonly ask: Ask;
  readonly tell: (event: Tell) => void;
}

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
  /** A folder of another program for this user's files: only that no one else can write there is asked for. */
  readonly openForeignFolder: (path: string) => PrivateFolder;
  /** Locks that belong to the sessions of a folder. */
  readonly openLocks: (folder: string) => TryLock;
  readonly runTool: RunTool;
}

export interface SessionEdges extends Edges {
  readonly machine: Machine;
}

/** What commands have at hand: all that planning and running need, and what is the entry's own. */
export interface CommandEdges extends SessionEdges {
  readonly write: WriteFiles;
  /** The absolute path of this program, after that of the interpreter where one runs it. */
  readonly program: readonly string[];
  /** Ends when whoever started this process is gone: its standard input ended, or a signal asks it to end. */
  readonly untilEnd: () => Promise<void>;
  readonly openScreen: OpenScreen;
  /** Takes over standard input for a conversation that does not hold up the work. */
  readonly converse: () => Conversation;
}

/**
 * A lock between processes that the kernel takes back when its holder ends, however it ends. Names are safe as file
 * names.
 */
export type TryLock = (name: string) => Promise<LockAttempt>;

export type LockAttempt =
  | { readonly kind: 'held'; readonly release: () => void }
  /** `wait` ends when the lock may be free, or after that many milliseconds. */
  | { readonly kind: 'busy'; readonly wait: (milliseconds: number) => Promise<void> }
  /** The system has no such lock here; `code` is its word. */
  | { readonly kind: 'impossible'; readonly code: string };
