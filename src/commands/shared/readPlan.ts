import type { Configuration } from '../../config/profile.ts';
import { readConfiguration } from '../../config/readConfiguration.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { Edges } from '../../edges/edges.ts';
import type { Plan, PlanRequest } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';

/** The files' configuration and the plan for a request; tells the plan's reasons and all warnings. */
export function readPlan(
  request: PlanRequest,
  edges: Edges,
): Result<{ readonly configuration: Configuration; readonly plan: Plan }> {
  const configuration = readConfiguration(edges);
  if (!configuration.ok) return configuration;
  const plan = resolvePlan(request, configuration.value, edges.environment);
  if (!plan.ok) return plan;
  for (const warning of plan.value.warnings) edges.tell({ kind: 'warning', warning });
  for (const message of plan.value.reasons) edges.tell({ kind: 'verbose', message });
  return succeed({ configuration: configuration.value, plan: plan.value });
}
