import type { Environment } from '../core/environment.ts';
import type { PlanRequest } from './plan.ts';
import type { Resolved } from './resolvedValue.ts';

/** Lists the endpoint and region variables that a role set in this shell, which belong to that role. */
const listVariable = 'AWSROLE_ENDPOINTS';

export const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

/** Names that the list may contain: endpoints and the CA bundle, as in module/Private/shell/EndpointVariable.ps1, and the region. */
const listable =
  /^AWS_(?:ENDPOINT_URL|ENDPOINT_URL_[A-Z0-9_]+|IGNORE_CONFIGURED_ENDPOINT_URLS|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT|CA_BUNDLE|REGION|DEFAULT_REGION)$/;

/** What Set-AwsRole passes to child shells: NAME=value or NAME=value,before, joined by & (InheritedRole.ps1). */
const stateVariable = 'AWSROLE_STATE';

/** The names of the variables that the previous role set. */
export function listPreviousRoleVariables(environment: Environment): readonly string[] {
  const named = (environment[listVariable] ?? '').split(',').filter((name) => listable.test(name));
  return [...new Set([...named, ...listInheritedRegion(environment)])];
}

/** The region variables that still have the value that Set-AwsRole set. */
function listInheritedRegion(environment: Environment): readonly string[] {
  const assignments = (environment[stateVariable] ?? '').split(/[&,]/);
  return regionVariables.filter((name) => assignments.includes(`${name}=${environment[name]}`));
}

/**
 * Returns the environment without the variables of the previous role if the request specifies a profile, so that a profile
 * means the same after any role. Otherwise returns it unchanged, since the request is about the current role.
 */
export function withoutPreviousRole(request: PlanRequest, environment: Environment): Environment {
  const isNamed = (request.role?.sourceProfile ?? request.profile ?? request.sso) !== undefined;
  const previous = isNamed ? new Set([listVariable, ...listPreviousRoleVariables(environment)]) : new Set<string>();
  return previous.size < 2
    ? environment
    : Object.fromEntries(Object.entries(environment).filter(([name]) => !previous.has(name)));
}

/** The region variables if the region comes from the role; empty if the user set it in the shell. */
export function listRegionVariables(region: Resolved<string> | null, environment: Environment): readonly string[] {
  if (region === null) return [];
  const previous = listPreviousRoleVariables(environment);
  const isOwn = region.by.kind === 'variable' && !previous.includes(region.by.name);
  return isOwn ? [] : regionVariables;
}
