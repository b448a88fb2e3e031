import type { Credentials } from '../core/credentials.ts';
import type { SessionEdges } from '../edges/edges.ts';
import type { WriteFiles } from '../edges/writeFiles.ts';
import type { Hop } from '../plan/plan.ts';
import type { RunProgram } from '../programs/runProgram.ts';
import type { Service } from '../services/service.ts';
import type { SharedRun } from './sharedRun.ts';

/** How a run uses the session cache. */
export interface CacheOptions {
  /** False: neither reads nor writes the cache. */
  readonly use?: boolean;
  /** Makes a new session for the last hop, and caches it. */
  readonly refresh?: boolean;
  /** Encrypts sessions with a key from the system credential store, and does not use the AWS CLI's cache. */
  readonly sealed?: boolean;
  /** Another run of this process has removed the expired sessions. */
  readonly isSwept?: boolean;
}

export interface RunOptions {
  /** Six digits, for the last hop that requires an MFA code. */
  readonly tokenCode?: string;
  readonly cache?: CacheOptions;
  /** An open STS service that outlives the run, so that later calls reuse its connection; by default the run opens and closes one. */
  readonly sts?: Service;
  /** What this run shares with parallel runs. */
  readonly shared?: SharedRun;
  /** Starts helper programs. */
  readonly run?: RunProgram;
  /** Waits for the next code of an MFA device, in milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

export interface RunEdges extends SessionEdges {
  readonly write: Pick<WriteFiles, 'replace'>;
}

export interface PlanOutcome {
  readonly credentials: Credentials;
  /** Seconds until the credentials expire, by the clock of AWS if a response showed it; null for credentials that do not expire. */
  readonly remainingSeconds: number | null;
  /** How each hop was satisfied, in the order of the plan; hops before a cached session are not needed. */
  readonly hops: readonly HopOutcome[];
}

export interface HopOutcome {
  readonly hop: Hop;
  readonly from: 'call' | 'store' | 'not-needed';
}
