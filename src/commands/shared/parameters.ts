import type { PlanRequest } from '../../plan/plan.ts';
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
