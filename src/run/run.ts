import type { Credentials } from '../core/credentials.ts';
import type { SessionEdges } from '../edges/edges.ts';
import type { WriteFiles } from '../edges/writeFiles.ts';
import type { Hop } from '../plan/plan.ts';
import type { RunProgram } from '../programs/runProgram.ts';
import type { Service } from '../services/service.ts';
import type { SharedRun } from './sharedRun.ts';

/** How a run uses cached sessions. */
export interface CacheOptions {
  /** false: sessions are neither looked for nor kept. */
  readonly use?: boolean;
  /** The last hop's session is made again, and kept. */
  readonly refresh?: boolean;
  /** Sessions lie sealed by a key in the system credential store, and not in the AWS CLI's cache. */
  readonly sealed?: boolean;
  /** Another run of this process has removed what has expired. */
  readonly isSwept?: boolean;
}

export interface RunOptions {
  /** Six digits, for the last hop that needs an MFA code. */
  readonly tokenCode?: string;
  readonly cache?: CacheOptions;
  /** An open way to STS that outlives the run, so that the next call finds a connection; else one is opened and closed. */
  readonly sts?: Service;
  /** What this run has in common with others next to it. */
  readonly shared?: SharedRun;
  /** What starts helper programs. */
  readonly run?: RunProgram;
  /** Waits for the next code of a device; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

export interface RunEdges extends SessionEdges {
  readonly write: Pick<WriteFiles, 'replace'>;
}

export interface PlanOutcome {
  readonly credentials: Credentials;
  /** Until the credentials end, by AWS's clock where an answer told it; null for keys that do not end. */
  readonly remainingSeconds: number | null;
  /** What became of each hop, in the plan's order; hops before a cached session were not needed. */
  readonly hops: readonly HopOutcome[];
}

export interface HopOutcome {
  readonly hop: Hop;
  readonly from: 'call' | 'store' | 'not-needed';
}
