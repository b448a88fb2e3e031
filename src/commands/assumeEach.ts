import type { Configuration } from '../config/profile.ts';
import type { AnswerObject } from '../core/answer.ts';
import type { Ask, Tell } from '../core/conversation.ts';
import { badRequest, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { unansweredError } from '../core/unansweredError.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { type EndpointVariables, listEndpointVariables } from '../plan/endpointVariables.ts';
import type { Plan } from '../plan/plan.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { openParallelRuns, type ParallelRuns } from '../run/parallelRuns.ts';
import { protectingPattern, readSettings, type Settings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';
import { describeSession, obtainParameters, renderObtained } from './shared/obtainSession.ts';
import { readPolicy, toPlanRequest } from './shared/parameters.ts';
import { readEncryption, readTrustedConfiguration } from './shared/userSettings.ts';

const {
  profile: _,
  roleArn: __,
  sourceProfile: ___,
  account: ____,
  role: _____,
  session: ______,
  ...eachParameters
} = obtainParameters;

interface Item {
  readonly profile: string;
  readonly plan: Result<Plan>;
  /** The protection pattern of the user settings that matches the profile. */
  readonly pattern: string | undefined;
  readonly endpoints: EndpointVariables;
}

/** The most sessions that are obtained in parallel. */
const maxParallel = 16;

/**
 * Gets the sessions of many profiles, and reports each as soon as it is there. `limit`: how many to get at first; the caller
 * requests more when it needs them, so that no session is old before it is used. Prompts only once for each MFA device and
 * each sign-in, and once for all protected profiles together.
 */
export const assumeEach = defineCommand({
  name: 'assume-each',
  summary: say`gets the sessions of many profiles in parallel, and prints each on its own line`,
  kinds: { profiles: 'texts', ...eachParameters, limit: 'number' },
  run: async ({ profiles = [], tokenCode, noCache, refresh, confirmed, limit, ...overrides }, edges) => {
    if (profiles.length === 0) return fail(badRequest(say`No profile is specified.`));
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const sealed = readEncryption(edges);
    if (!sealed.ok) return sealed;
    const policy = readPolicy(overrides.policy, edges);
    if (!policy.ok) return policy;
    const { mfaSession = false } = settings.value;
    const common = { ...overrides, ...(policy.value === undefined ? {} : { policy: policy.value }) };
    const { ask, wanted } = edges.converse();
    const own = { ...edges, ask, tell: tellOnceEach(edges.tell) };
    const items = profiles.map((profile) =>
      readItem(
        profile,
        { ...toPlanRequest({ ...common, profile }), mfaSession },
        configuration.value,
        settings.value,
        own,
      ),
    );
    const accepted = confirmed ? items : await withoutDeclined(items, ask);
    const plans = accepted.flatMap(({ plan }) => (plan.ok ? [plan.value] : []));
    const runs = openParallelRuns(plans, configuration.value, own, {
      cache: { use: noCache !== true, refresh: refresh ?? false, sealed: sealed.value },
      ...(tokenCode === undefined ? {} : { tokenCode }),
    });
    if (!runs.ok) return runs;
    try {
      await offerSignIns(runs.value, configuration.value, own);
      await runs.value.askForCodes();
      return succeed(await obtainAll(accepted, runs.value, { limit: limit ?? accepted.length, wanted, edges: own }));
    } finally {
      runs.value.close();
    }
  },
});

function readItem(
  profile: string,
  request: Parameters<typeof resolvePlan>[0],
  configuration: Configuration,
  settings: Settings,
  { environment, tell }: CommandEdges,
): Item {
  const plan = resolvePlan(request, configuration, environment);
  if (plan.ok) {
    for (const warning of plan.value.warnings) tell({ kind: 'warning', warning });
    for (const message of plan.value.reasons) tell({ kind: 'verbose', message: say`${profile}: ${message}` });
  }
  const endpoints = listEndpointVariables(request, configuration, environment);
  return { profile, plan, pattern: protectingPattern(settings, profile), endpoints };
}

/** Asks once for all protected profiles. If the user declines, each of them fails, and the others continue. */
async function withoutDeclined(items: readonly Item[], ask: Ask): Promise<readonly Item[]> {
  const isProtected = ({ plan, pattern }: Item) => plan.ok && pattern !== undefined;
  const [first, ...others] = items.filter(isProtected);
  if (first?.pattern === undefined) return items;
  const question = { kind: 'protected', profile: first.profile, pattern: first.pattern } as const;
  const answer = await ask(others.length === 0 ? question : { ...question, others: others.map((one) => one.profile) });
  if (answer.ok) return items;
  return items.map((item) =>
    item.pattern !== undefined && isProtected(item)
      ? { ...item, plan: fail(unansweredError({ kind: 'protected', profile: item.profile, pattern: item.pattern })) }
      : item,
  );
}

interface Demand {
  readonly limit: number;
  readonly wanted: () => Promise<number | undefined>;
  readonly edges: CommandEdges;
}

/** Resolves when every session is reported, or when the caller wants no more. */
function obtainAll(
  items: readonly Item[],
  runs: ParallelRuns,
  { limit, wanted, edges }: Demand,
): Promise<AnswerObject> {
  let [next, running, credit, failed] = [0, 0, limit, 0];
  return new Promise((resolve, reject) => {
    const finish = () => resolve({ obtained: next - failed, failed });
    const startNext = () => {
      for (let item = items[next]; item !== undefined && credit > 0 && running < maxParallel; item = items[next]) {
        next += 1;
        running += 1;
        credit -= 1;
        obtain(item, runs, edges).then(done(item), reject);
      }
      if (next === items.length && running === 0) finish();
    };
    const done = (item: Item) => (session: Result<AnswerObject>) => {
      running -= 1;
      if (!session.ok) failed += 1;
      edges.tell({ kind: 'session', profile: item.profile, session });
      startNext();
    };
    const listen = async (): Promise<void> => {
      const more = await wanted();
      if (more === undefined) return finish();
      credit += more;
      startNext();
      return listen();
    };
    startNext();
    listen().catch(reject);
  });
}

async function obtain(
  { plan, pattern, endpoints }: Item,
  runs: ParallelRuns,
  edges: CommandEdges,
): Promise<Result<AnswerObject>> {
  if (!plan.ok) return plan;
  const outcome = await runs.run(plan.value);
  if (!outcome.ok) return outcome;
  const about = { isProtected: pattern !== undefined, endpoints };
  return succeed(renderObtained(describeSession(plan.value, outcome.value, about), edges));
}

/** Offers each missing sign-in once, before the first session. If it is declined or fails, the run of each profile reports it. */
async function offerSignIns(runs: ParallelRuns, configuration: Configuration, edges: CommandEdges): Promise<void> {
  const missing = await runs.findMissingSignIns();
  if (missing.length === 0) return;
  const { offerSignInForPlan } = await import('./shared/offerSignIn.ts');
  for (const { plan, error } of missing) {
    const signIn = await offerSignInForPlan(plan, configuration, error, edges);
    if (signIn?.ok === false) edges.tell({ kind: 'verbose', message: signIn.error.message });
  }
}

/** Reports each warning once, since many profiles of the same files have the same warnings. */
function tellOnceEach(tell: (event: Tell) => void): (event: Tell) => void {
  const told = new Set<string>();
  return (event) => {
    if (event.kind === 'warning') {
      const text = JSON.stringify(event.warning);
      if (told.has(text)) return;
      told.add(text);
    }
    tell(event);
  };
}
