import type { SessionEdges } from './machine.ts';
import type { WriteFiles } from './writeFiles.ts';

/** What commands have at hand: all that planning and running need, and what is the entry's own. */
export interface CommandEdges extends SessionEdges {
  readonly write: WriteFiles;
  /** The absolute path of this program, after that of the interpreter where one runs it. */
  readonly program: readonly string[];
  /** Ends when whoever started this process is gone: its standard input ended, or a signal asks it to end. */
  readonly untilEnd: () => Promise<void>;
}
