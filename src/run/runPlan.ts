import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { replaceForOwner, type WriteFiles } from '../edges/writeFiles.ts';
import { findLastMfaHop, openTokenCodes } from '../mfa/tokenCode.ts';
import type { TrustMemory } from '../net/trust.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { type RunProgram, runProgram } from '../programs/runProgram.ts';
import { openSts, type Sts } from '../services/service.ts';
import type { ReadSealed } from '../sources/source.ts';
import { runAssumeRole } from './assumeRoleHop.ts';
import { runSource } from './runSource.ts';

/**
 * Sessions that outlive a run. It is asked for the last hop first, and runs `make` only when it has none: then the
 * hops before are asked for in the same way. So it can lock around the making, and no source knows of it.
 */
export interface SessionStore {
  /** `chain`: the hops up to and with the one whose session is wanted; together they hold all that shapes it. */
  readonly obtain: (chain: readonly Hop[], make: () => Promise<Result<Credentials>>) => Promise<Result<Credentials>>;
}

export interface RunPlanOptions {
  /** Six digits, for the last hop that needs an MFA code. */
  readonly tokenCode?: string;
  readonly store?: SessionStore;
  /** An open way to STS that outlives the run, so that the next call finds a connection; else one is opened and closed. */
  readonly sts?: Sts;
  /** For a way that is opened here: what earlier runs learnt about certificates. */
  readonly memory?: TrustMemory;
  readonly run?: RunProgram;
  readonly replaceFile?: WriteFiles['replace'];
  readonly readSealed?: ReadSealed;
}

export interface PlanOutcome {
  readonly credentials: Credentials;
  /** Until the credentials end, by AWS's clock where an answer told it; null for keys that do not end. */
  readonly remainingSeconds: number | null;
  /** What became of each hop, in the plan's order; hops before a stored session were not needed. */
  readonly hops: readonly HopOutcome[];
}

export interface HopOutcome {
  readonly hop: Hop;
  readonly from: 'call' | 'store' | 'not-needed';
}

/**
 * Runs a plan's hops in order, each AssumeRole signed by the credentials of the hop before.
 * Errors: those of the sources and of STS, MfaRequired, MfaRejected, InvalidParameter (a token code that is none).
 */
export async function runPlan(
  plan: Plan,
  configuration: Configuration,
  edges: Edges,
  options: RunPlanOptions = {},
): Promise<Result<PlanOutcome>> {
  const { store, run = runProgram, replaceFile = replaceForOwner, readSealed } = options;
  const sts = options.sts ?? openSts(plan, edges, options.memory === undefined ? {} : { memory: options.memory });
  const opened = openTokenCodes(findLastMfaHop(plan.hops), options.tokenCode, edges, run);
  if (!opened.ok) return opened;
  const codes = opened.value;
  const tools = { configuration, edges, sts, run, replaceFile, readSealed, region: plan.region?.value ?? null };
  const outcomes: HopOutcome[] = plan.hops.map((hop) => ({ hop, from: 'not-needed' }));

  try {
    const credentials = await obtain(plan.hops.length - 1);
    if (!credentials.ok) return credentials;
    const remainingSeconds = measureUntil(credentials.value.expiration, sts.clock.now());
    return succeed({ credentials: credentials.value, remainingSeconds, hops: outcomes });
  } finally {
    if (options.sts === undefined) sts.sender.close();
  }

  async function obtain(index: number): Promise<Result<Credentials>> {
    const hop = plan.hops[index];
    if (hop === undefined) return fail(emptyPlan);
    outcomes[index] = { hop, from: 'store' };
    const make = () => makeSession(hop, index);
    return store === undefined ? make() : store.obtain(plan.hops.slice(0, index + 1), make);
  }

  async function makeSession(hop: Hop, index: number): Promise<Result<Credentials>> {
    outcomes[index] = { hop, from: 'call' };
    if (hop.kind !== 'assume-role') return runSource(hop, tools);
    const source = await obtain(index - 1);
    return source.ok ? runAssumeRole(hop, source.value, tools, codes) : source;
  }
}

function measureUntil(end: Date | undefined, now: Date): number | null {
  return end === undefined ? null : Math.max((end.getTime() - now.getTime()) / 1000, 0);
}

const emptyPlan = {
  code: 'CredentialsNotFound',
  message: 'The plan has no source of credentials.',
  hint: 'Name a profile with keys, a role with a source profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
} as const;
