import { dirname } from 'node:path';
import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { runSingleFlight, type SharedWork } from '../edges/singleFlight.ts';
import { findLastMfaHop, openTokenCodes } from '../mfa/tokenCodes.ts';
import { openTrustMemory } from '../net/trust.ts';
import type { Hop, Plan } from '../plan/plan.ts';
import { runProgram } from '../programs/runProgram.ts';
import { openService } from '../services/service.ts';
import { type Cache, readClock } from '../sessions/cache.ts';
import { measureRemaining } from '../sessions/session.ts';
import { type CachedSessions, type Obtained, openCachedSessions } from './cachedSessions.ts';
import type { HopOutcome, PlanOutcome, RunEdges, RunOptions } from './run.ts';
import { type HopSources, runHop } from './runHop.ts';
import type { SharedRun } from './sharedRun.ts';

/** Runs the hops after the last one with a cached session. `cache`: undefined to cache nothing. */
export async function runHops(
  plan: Plan,
  configuration: Configuration,
  edges: RunEdges,
  cache: Cache | undefined,
  options: RunOptions,
): Promise<Result<PlanOutcome>> {
  const { run = runProgram } = options;
  const { shared } = options;
  const codes = shared
    ? succeed(shared.codes)
    : openTokenCodes(findLastMfaHop(plan.hops), options.tokenCode, edges, { run, pause: options.pause });
  if (!codes.ok) return codes;
  const sts = options.sts ?? openService(plan, edges, { memory: openTrustMemory(edges) });
  const tools = {
    ...{ configuration, edges, sts, run, codes: codes.value, replaceFile: edges.write.replace },
    readSealed: async (name: string) => (await import('../vault/sealedKeys.ts')).readAccessKey(name, edges),
    region: plan.region?.value ?? null,
    once: <T>(path: string, wanted: SharedWork<T>) => {
      const folder = edges.machine.openForeignFolder(dirname(path));
      return runSingleFlight(wanted, { folder, machine: edges.machine, tell: edges.tell });
    },
    shared,
  };
  const sessions =
    cache && openCachedSessions(plan, configuration, edges, { ...options.cache, cache, awsNow: sts.clock.now });
  try {
    const cached = shared && sessions ? shareRuns(sessions, cache, shared) : sessions;
    const runAll = () => walk(plan.hops, cached, (hop, sources) => runHop(hop, sources, tools));
    let outcome = await runAll();
    // Retry without cached sessions that AWS has ended or no longer knows.
    for (
      let ended = endedIn(outcome);
      ended !== undefined && cached?.forget(ended) === true;
      ended = endedIn(outcome)
    ) {
      edges.tell({ kind: 'verbose', message: say`AWS no longer accepts the cached session ${ended}.` });
      outcome = await runAll();
    }
    if (!outcome.ok) return outcome;
    const { credentials, times } = outcome.value.obtained;
    const remainingSeconds =
      times === undefined
        ? measureUntil(credentials.expiration, sts.clock.now())
        : measureRemaining(times, readClock(edges));
    return succeed({ credentials, remainingSeconds, hops: outcome.value.hops });
  } finally {
    if (options.sts === undefined) sts.sender.close();
  }
}

type Source = () => Promise<Result<Obtained>>;

async function walk(
  hops: readonly Hop[],
  sessions: CachedSessions | undefined,
  run: (hop: Hop, sources: HopSources) => Promise<Result<Credentials>>,
): Promise<Result<{ readonly obtained: Obtained; readonly hops: readonly HopOutcome[] }>> {
  const cached = sessions?.findLast();
  const from = hops.map((_, index): HopOutcome['from'] => (index === cached?.index ? 'store' : 'not-needed'));
  const empty: Source = async () => fail(emptyPlan);
  const sources: Source[] = [];
  for (const [index, hop] of hops.entries()) {
    const [source = empty, sessionSource = empty] = [sources[index - 1], sources[index - 2]];
    const make: Source = async () => {
      from[index] = 'call';
      const made = await run(hop, {
        source,
        ...(hops[index - 1]?.kind === 'mfa-session' && { sessionSource }),
      });
      return made.ok ? succeed({ credentials: made.value }) : made;
    };
    if (cached !== undefined && index <= cached.index) {
      sources.push(index === cached.index ? async () => succeed(cached.session) : make);
      continue;
    }
    const obtained = await sessions?.obtain(index, make);
    // Source credentials are not cached: the next hop gets them on demand, under its lock.
    sources.push(obtained === undefined ? make : async () => obtained);
    if (obtained?.ok === false) break;
    if (obtained !== undefined && from[index] === 'not-needed')
      from.fill('not-needed', 0, index).fill('store', index, index + 1);
  }
  const obtained = await (sources.at(-1) ?? empty)();
  if (!obtained.ok) return obtained;
  return succeed({
    obtained: obtained.value,
    hops: hops.map((hop, index) => ({ hop, from: from[index] ?? 'not-needed' })),
  });
}

function endedIn(outcome: Result<unknown>): string | undefined {
  return outcome.ok ? undefined : outcome.error.endedSession;
}

function measureUntil(end: Date | undefined, now: Date): number | null {
  return end === undefined ? null : Math.max((end.getTime() - now.getTime()) / 1000, 0);
}

const emptyPlan = {
  code: 'CredentialsNotFound',
  message: say`No source of credentials was found.`,
  hint: say`Specify a profile with an access key, or a role with a source profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
} as const;

/** Makes each session once for all parallel runs in this process. */
function shareRuns(sessions: CachedSessions, cache: Cache | undefined, shared: SharedRun): CachedSessions {
  return {
    ...sessions,
    obtain: (index, make) => {
      const slot = cache?.slotOf(index);
      return slot && shared.once(slot.key.name, async () => (await sessions.obtain(index, make)) ?? make());
    },
  };
}
