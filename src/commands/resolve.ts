import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { type Result, succeed } from '../core/error.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import type { Plan } from '../plan/plan.ts';
import { renderPlanAnswer, renderPlanExplanation } from '../plan/renderPlan.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { findSession } from '../run/findSession.ts';
import { defineCommand, type Parameters } from './shared/command.ts';
import { readPlanRequest, sessionParameters, wantsMfaSession } from './shared/parameters.ts';
import { readEncryption } from './shared/userSettings.ts';

/**
 * Shows how a profile resolves to credentials, without calling AWS. `explain` adds what decided each value, and the tree as
 * PowerShell shows it; a user at a terminal gets only the tree.
 */
export const resolve = defineCommand({
  name: 'resolve',
  summary: say`shows how a profile resolves to credentials, without calling AWS`,
  kinds: { ...sessionParameters, explain: 'flag' },
  run: async ({ explain, ...parameters }, edges) => {
    const found = await findPlan(parameters, edges);
    if (!found.ok) return found;
    const { plan } = found.value;
    if (!explain) return succeed(renderPlanAnswer(plan));
    const cachedUntil = await findCachedUntil(found.value, edges);
    if (!cachedUntil.ok) return cachedUntil;
    const { powerShellStyle, renderPlanTree } = await import('./shared/renderPlanTree.ts');
    const tree = renderPlanTree(plan, cachedUntil.value, edges, powerShellStyle);
    return succeed({ ...renderPlanExplanation(plan, cachedUntil.value), tree });
  },
  runForUser: async ({ explain: _, ...parameters }, edges) => {
    const found = await findPlan(parameters, edges);
    if (!found.ok) return found;
    const { plan } = found.value;
    const cachedUntil = await findCachedUntil(found.value, edges);
    if (!cachedUntil.ok) return cachedUntil;
    const { commandLineStyle, renderPlanTree } = await import('./shared/renderPlanTree.ts');
    const tree = renderPlanTree(plan, cachedUntil.value, edges, commandLineStyle(edges.environment));
    const warnings = plan.warnings.map(({ message }) => renderSentence(say`Warning: ${message}`));
    return succeed(`${[tree, ...warnings].join('\n')}\n`);
  },
});

interface FoundPlan {
  readonly plan: Plan;
  readonly configuration: Configuration;
}

async function findPlan(
  parameters: Parameters<typeof sessionParameters>,
  edges: CommandEdges,
): Promise<Result<FoundPlan>> {
  const configuration = readConfiguration(edges);
  if (!configuration.ok) return configuration;
  const request = await readPlanRequest(parameters, edges);
  if (!request.ok) return request;
  const wanted = { ...request.value, mfaSession: wantsMfaSession(edges) };
  const plan = resolvePlan(wanted, configuration.value, edges.environment);
  return plan.ok ? succeed({ plan: plan.value, configuration: configuration.value }) : plan;
}

/** When the cached session of each hop expires; null for a hop without one. */
async function findCachedUntil(
  { plan, configuration }: FoundPlan,
  edges: CommandEdges,
): Promise<Result<(Date | null)[]>> {
  const sealed = readEncryption(edges);
  if (!sealed.ok) return sealed;
  const found = plan.hops.map((_hop, index) =>
    findSession(plan, configuration, edges, { index, sealed: sealed.value }),
  );
  return succeed((await Promise.all(found)).map((one) => one?.credentials.expiration ?? null));
}
