import type { Environment } from '../core/environment.ts';
import type { PlanRequest } from './plan.ts';
import { type Resolved, readParameter, readVariable } from './resolvedValue.ts';

/**
 * Resolves the profile name: from the request, AWS_PROFILE, AWS_DEFAULT_PROFILE (in the order of AWS CLI 2,
 * configprovider.py; AWS CLI 1 reverses the variables), by default `default`. An empty variable means the profile "".
 */
export function resolveProfileName(request: Pick<PlanRequest, 'profile'>, environment: Environment): string {
  return decideProfileName(request, environment).value;
}

/** The profile name and what decided it. */
export function decideProfileName(request: Pick<PlanRequest, 'profile'>, environment: Environment): Resolved<string> {
  return (
    readParameter(request.profile, 'Profile') ??
    readVariable(environment, 'AWS_PROFILE') ??
    readVariable(environment, 'AWS_DEFAULT_PROFILE') ?? { value: 'default', by: { kind: 'default' } }
  );
}
