import { readConfiguration } from '../config/readConfiguration.ts';
import { renderPlanAnswer } from '../plan/renderPlanAnswer.ts';
import { renderPlanExplanation } from '../plan/renderPlanExplanation.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import { succeed } from '../protocol/error.ts';
import { defineCommand } from './command.ts';
import { sessionParameters, toPlanRequest } from './parameters.ts';

/** The chain that leads to a profile's credentials, without a call. `explain` adds what decided each value. */
export const resolve = defineCommand({
  name: 'resolve',
  summary: 'shows the chain that leads to credentials, without a call',
  kinds: { ...sessionParameters, explain: 'flag' },
  run: async ({ explain, ...parameters }, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const plan = resolvePlan(toPlanRequest(parameters), configuration.value, edges.environment);
    if (!plan.ok) return plan;
    return succeed(explain ? renderPlanExplanation(plan.value) : renderPlanAnswer(plan.value));
  },
});
