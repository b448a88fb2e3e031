import type { Configuration } from '../config/profile.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { listMfaHops, openTokenCodes } from '../mfa/tokenCodes.ts';
import { pause } from '../net/exchange.ts';
import { openTrustMemory } from '../net/trust.ts';
import type { Plan } from '../plan/plan.ts';
import { runProgram } from '../programs/runProgram.ts';
import { openService, type Service } from '../services/service.ts';
import { isCacheable } from '../sessions/key.ts';
import { findSession } from './findSession.ts';
import type { CacheOptions, PlanOutcome, RunEdges, RunOptions } from './run.ts';
import { runPlan } from './runPlan.ts';
import { openSharedRun } from './sharedRun.ts';

interface ParallelOptions extends Pick<RunOptions, 'run'> {
  readonly tokenCode?: string;
  readonly cache?: CacheOptions;
}

/** Runs many plans of one configuration, and does once what they have in common. */
export interface ParallelRuns {
  /** Prompts for the codes of all MFA devices that the runs need, while the user is there. Failures are reported by the runs. */
  readonly askForCodes: () => Promise<void>;
  /** The missing or expired sign-ins that the runs need, each with the first plan that needs it. */
  readonly findMissingSignIns: () => Promise<readonly MissingSignIn[]>;
  readonly run: (plan: Plan) => Promise<Result<PlanOutcome>>;
  readonly close: () => void;
}

interface MissingSignIn {
  readonly plan: Plan;
  readonly error: EngineError;
}

/** How long to retry a throttled call, in milliseconds: many parallel calls are often throttled. */
const throttledPatience = 120_000;

/** Opens the runs. Errors: InvalidParameter for an MFA code that is invalid, or that could belong to several devices. */
export function openParallelRuns(
  plans: readonly Plan[],
  configuration: Configuration,
  edges: RunEdges,
  { tokenCode, cache = {}, run = runProgram }: ParallelOptions,
): Result<ParallelRuns> {
  const mfaHops = plans.flatMap((plan) => listMfaHops(plan.hops).map((found) => ({ plan, ...found })));
  const serialNumbers = new Set(mfaHops.map(({ hop }) => hop.serialNumber));
  if (tokenCode !== undefined && serialNumbers.size > 1) return fail(ambiguousCode([...serialNumbers]));
  const codes = openTokenCodes(mfaHops[0]?.hop, tokenCode, edges, { run, pause });
  if (!codes.ok) return codes;
  const shared = openSharedRun(codes.value, edges);
  const services = new Map<string, Service>();
  let isSwept = false;
  return succeed({ askForCodes, findMissingSignIns, run: runOne, close });

  async function askForCodes(): Promise<void> {
    const asked = new Set<string>();
    for (const { plan, hop, index } of mfaHops) {
      const source = plan.hops[index - 1];
      if (source === undefined || isCacheable(source)) continue;
      const device = JSON.stringify([hop.serialNumber, source]);
      if (asked.has(device) || (await isCached(plan, index))) continue;
      asked.add(device);
      const sts = serviceOf(plan);
      if (hop.kind === 'mfa-session') {
        const partial = { ...plan, hops: plan.hops.slice(0, index + 1) };
        await runPlan(partial, configuration, edges, { cache: { ...cache, refresh: false }, sts, shared, run });
        continue;
      }
      const before = { ...plan, hops: plan.hops.slice(0, index) };
      const signer = await runPlan(before, configuration, edges, { cache: { use: false }, sts, shared, run });
      if (signer.ok) await shared.devices.sessionOf(hop, signer.value.credentials, sts);
    }
  }

  async function findMissingSignIns(): Promise<readonly MissingSignIn[]> {
    const seen = new Set<string>();
    const missing: MissingSignIn[] = [];
    for (const plan of plans) {
      const index = plan.hops.findIndex(({ kind }) => kind === 'sso');
      const hop = plan.hops[index];
      if (hop?.kind !== 'sso') continue;
      const signIn = hop.session ?? hop.startUrl;
      if (seen.has(signIn) || (await isCached(plan, index))) continue;
      seen.add(signIn);
      // Without `shared`: a failure here would be remembered for all runs, even after the sign-in.
      const got = await runPlan({ ...plan, hops: plan.hops.slice(0, index + 1) }, configuration, edges, {
        cache,
        sts: serviceOf(plan),
        run,
      });
      if (!got.ok && got.error.code === 'SsoLoginRequired') missing.push({ plan, error: got.error });
    }
    return missing;
  }

  /** Whether a cached session makes the call of this hop unnecessary. */
  async function isCached(plan: Plan, index: number): Promise<boolean> {
    if (cache.use === false) return false;
    const last = plan.hops.length - 1;
    for (let at = cache.refresh ? last - 1 : last; at >= index; at -= 1) {
      if ((await findSession(plan, configuration, edges, { index: at, sealed: cache.sealed ?? false })) !== undefined)
        return true;
    }
    return false;
  }

  async function runOne(plan: Plan): Promise<Result<PlanOutcome>> {
    const options = { cache: { ...cache, isSwept }, sts: serviceOf(plan), shared, run };
    isSwept = true;
    return runPlan(plan, configuration, edges, options);
  }

  /** One service for each endpoint, so that calls share connections and the clock offset. */
  function serviceOf(plan: Plan): Service {
    const name = JSON.stringify([plan.sts.url, plan.sts.signingRegion, plan.network]);
    const known = services.get(name);
    if (known !== undefined) return known;
    const service = openService(plan, edges, { memory: openTrustMemory(edges), throttledPatience });
    services.set(name, service);
    return service;
  }

  function close(): void {
    for (const { sender } of services.values()) sender.close();
  }
}

function ambiguousCode(serialNumbers: readonly string[]) {
  return {
    code: 'InvalidParameter',
    message: say`One MFA code is specified, but these profiles require codes from different devices: ${serialNumbers.join(', ')}.`,
    hint: say`Omit -TokenCode to be prompted for each code, or use the profiles of one device at a time.`,
  } as const;
}
