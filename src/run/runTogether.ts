import type { Configuration } from '../config/profile.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { listMfaHops, openTokenCodes } from '../mfa/tokenCodes.ts';
import { pause } from '../net/exchange.ts';
import { openTrustMemory } from '../net/trust.ts';
import type { Plan } from '../plan/plan.ts';
import { runProgram } from '../programs/runProgram.ts';
import { openService, type Service } from '../services/service.ts';
import { isKept } from '../sessions/key.ts';
import { findSession } from './findSession.ts';
import type { CacheOptions, PlanOutcome, RunEdges, RunOptions } from './run.ts';
import { runPlan } from './runPlan.ts';
import { openSharedRun } from './sharedRun.ts';

export interface TogetherOptions extends Pick<RunOptions, 'run'> {
  readonly tokenCode?: string;
  readonly cache?: CacheOptions;
}

/** Runs of many plans of one configuration, with what they have in common done once. */
export interface RunsTogether {
  /** Asks for the code of each device that a run will want, while the user is there. What goes wrong is said by the runs. */
  readonly askForCodes: () => Promise<void>;
  /** The sign-ins that runs will want and that are missing or over, each with the first plan that wants it. */
  readonly findMissingSignIns: () => Promise<readonly MissingSignIn[]>;
  readonly run: (plan: Plan) => Promise<Result<PlanOutcome>>;
  readonly close: () => void;
}

export interface MissingSignIn {
  readonly plan: Plan;
  readonly error: EngineError;
}

/** So long a throttled call is tried again: many calls at once are what services throttle. */
const throttledPatience = 120_000;

/** Errors: InvalidParameter for an MFA code that is invalid, or that several devices could have shown. */
export function openRunsTogether(
  plans: readonly Plan[],
  configuration: Configuration,
  edges: RunEdges,
  { tokenCode, cache = {}, run = runProgram }: TogetherOptions,
): Result<RunsTogether> {
  const wanting = plans.flatMap((plan) => listMfaHops(plan.hops).map((found) => ({ plan, ...found })));
  const serialNumbers = new Set(wanting.map(({ hop }) => hop.serialNumber));
  if (tokenCode !== undefined && serialNumbers.size > 1) return fail(whoseCode([...serialNumbers]));
  const codes = openTokenCodes(wanting[0]?.hop, tokenCode, edges, { run, pause });
  if (!codes.ok) return codes;
  const shared = openSharedRun(codes.value, edges);
  const services = new Map<string, Service>();
  let isSwept = false;
  return succeed({ askForCodes, findMissingSignIns, run: runOne, close });

  async function askForCodes(): Promise<void> {
    const asked = new Set<string>();
    for (const { plan, hop, index } of wanting) {
      const source = plan.hops[index - 1];
      if (source === undefined || isKept(source)) continue;
      const device = JSON.stringify([hop.serialNumber, source]);
      if (asked.has(device) || (await isMadeBefore(plan, index))) continue;
      asked.add(device);
      const sts = serviceOf(plan);
      if (hop.kind === 'mfa-session') {
        const upToIt = { ...plan, hops: plan.hops.slice(0, index + 1) };
        await runPlan(upToIt, configuration, edges, { cache: { ...cache, refresh: false }, sts, shared, run });
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
      if (seen.has(signIn) || (await isMadeBefore(plan, index))) continue;
      seen.add(signIn);
      // Not shared: what fails there would fail for all, also after the sign-in.
      const got = await runPlan({ ...plan, hops: plan.hops.slice(0, index + 1) }, configuration, edges, {
        cache,
        sts: serviceOf(plan),
        run,
      });
      if (!got.ok && got.error.code === 'SsoLoginRequired') missing.push({ plan, error: got.error });
    }
    return missing;
  }

  /** Whether a cached session spares the run the call at this hop. */
  async function isMadeBefore(plan: Plan, index: number): Promise<boolean> {
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

  /** One for each address, so that their calls share connections and what was learned of the clock. */
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

function whoseCode(serialNumbers: readonly string[]) {
  return {
    code: 'InvalidParameter',
    message: say`One MFA code is specified, but these profiles require codes from different devices: ${serialNumbers.join(', ')}.`,
    hint: say`Omit -TokenCode to be prompted for each code, or use the profiles of one device at a time.`,
  } as const;
}
