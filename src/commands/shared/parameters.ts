import type { Configuration } from '../../config/profile.ts';
import { readConfiguration } from '../../config/readConfiguration.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { Edges } from '../../edges/edges.ts';
import type { Plan, PlanRequest } from '../../plan/plan.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';
import type { ParameterKinds, Parameters } from './command.ts';

/** What names a session: a profile, or a role by ARN; the rest overrides what the files say. */
export const sessionParameters = {
  profile: 'text',
  roleArn: 'text',
  sourceProfile: 'text',
  serialNumber: 'text',
  roleSessionName: 'text',
  durationSeconds: 'number',
  externalId: 'text',
  region: 'text',
} as const satisfies ParameterKinds;

/** The request to plan that these parameters mean. An empty profile names none, as `aws --profile ""` does (clidriver.py). */
export function toPlanRequest(parameters: Parameters<typeof sessionParameters>): PlanRequest {
  const { roleArn, sourceProfile, profile, serialNumber, roleSessionName, durationSeconds, externalId, region } =
    parameters;
  const source = sourceProfile === undefined ? {} : { sourceProfile };
  return {
    ...(profile ? { profile } : {}),
    ...(roleArn === undefined ? {} : { role: { roleArn, ...source } }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(roleSessionName === undefined ? {} : { roleSessionName }),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(region === undefined ? {} : { region }),
  };
}

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
