import type { Environment } from '../core/environment.ts';
import { type Decided, readParameter, readVariable } from './decided.ts';
import type { PlanRequest } from './plan.ts';

/**
 * The profile's name: the request's, else AWS_PROFILE, else AWS_DEFAULT_PROFILE (the order of AWS CLI 2,
 * configprovider.py; AWS CLI 1 has it the other way round), else `default`. A variable set to "" names the profile "".
 */
export function resolveProfileName(request: Pick<PlanRequest, 'profile'>, environment: Environment): string {
  return decideProfileName(request, environment).value;
}

/** The profile's name with what decided it. */
export function decideProfileName(request: Pick<PlanRequest, 'profile'>, environment: Environment): Decided<string> {
  return (
    readParameter(request.profile, 'Profile') ??
    readVariable(environment, 'AWS_PROFILE') ??
    readVariable(environment, 'AWS_DEFAULT_PROFILE') ?? { value: 'default', by: { kind: 'default' } }
  );
}
