import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { succeed } from '../core/error.ts';
import type { CommandEdges } from '../edges/edges.ts';
import type { Plan } from '../plan/plan.ts';
import { renderPlanAnswer, renderPlanExplanation } from '../plan/renderPlan.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { findSession } from '../run/findSession.ts';
import { defineCommand } from './shared/command.ts';
import { readPlanRequest, sessionParameters, wantsMfaSession } from './shared/parameters.ts';
import { readSealing } from './shared/sealing.ts';

/** The chain that leads to a profile's credentials, without a call. `explain` adds what decided each value. */
export const resolve = defineCommand({
  name: 'resolve',
  summary: 'shows how a profile resolves to credentials, without calling AWS',
  kinds: { ...sessionParameters, explain: 'flag' },
  run: async ({ explain, ...parameters }, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const request = await readPlanRequest(parameters, edges);
    if (!request.ok) return request;
    const plan = resolvePlan(
      { ...request.value, mfaSession: wantsMfaSession(edges) },
      configuration.value,
      edges.environment,
    );
    if (!plan.ok) return plan;
    if (!explain) return succeed(renderPlanAnswer(plan.value));
    const sealed = readSealing(edges);
    if (!sealed.ok) return sealed;
    const kept = await findKept(plan.value, configuration.value, edges, sealed.value);
    return succeed(renderPlanExplanation(plan.value, kept));
  },
});

/** For each hop when its kept session ends. */
function findKept(
  plan: Plan,
  configuration: Configuration,
  edges: CommandEdges,
  sealed: boolean,
): Promise<(Date | null)[]> {
  return Promise.all(
    plan.hops.map(async (_hop, index) => {
      const found = await findSession(plan, configuration, edges, { index, sealed });
      return found?.credentials.expiration ?? null;
    }),
  );
}
