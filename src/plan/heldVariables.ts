import type { Environment } from '../core/environment.ts';
import type { Decided } from './decided.ts';
import type { PlanRequest } from './plan.ts';

/** What a role of a shell put there of its endpoints and its region, by name: it is the role's, not the shell's own. */
const heldVariable = 'AWSROLE_ENDPOINTS';

export const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'] as const;

/** What may be held: where calls go and whom they trust there, as in module/Private/shell/EndpointVariable.ps1, and the region. */
const holdable =
  /^AWS_(?:ENDPOINT_URL|ENDPOINT_URL_[A-Z0-9_]+|IGNORE_CONFIGURED_ENDPOINT_URLS|USE_FIPS_ENDPOINT|USE_DUALSTACK_ENDPOINT|CA_BUNDLE|REGION|DEFAULT_REGION)$/;

/** What Set-AwsRole tells the shells that it starts: NAME=value or NAME=value,before, joined by & (InheritedRole.ps1). */
const stateVariable = 'AWSROLE_STATE';

/** The names of variables that the role before put into the shell. */
export function listHeld(environment: Environment): readonly string[] {
  const named = (environment[heldVariable] ?? '').split(',').filter((name) => holdable.test(name));
  return [...new Set([...named, ...listInheritedRegion(environment)])];
}

/** Those of the region that still hold what Set-AwsRole put there. */
function listInheritedRegion(environment: Environment): readonly string[] {
  const told = (environment[stateVariable] ?? '').split(/[&,]/);
  return regionVariables.filter((name) => told.includes(`${name}=${environment[name]}`));
}

/**
 * The shell as it was before a role that is named now: a profile means the same whatever was set before it. Without a
 * name the question is what the shell holds now.
 */
export function beforeRole(request: PlanRequest, environment: Environment): Environment {
  const isNamed = (request.role?.sourceProfile ?? request.profile ?? request.sso) !== undefined;
  const held = isNamed ? new Set([heldVariable, ...listHeld(environment)]) : new Set<string>();
  return held.size < 2
    ? environment
    : Object.fromEntries(Object.entries(environment).filter(([name]) => !held.has(name)));
}

/** The names of the region's variables where the role brings the region, and not the shell. */
export function heldRegion(region: Decided<string> | null, environment: Environment): readonly string[] {
  if (region === null) return [];
  const held = listHeld(environment);
  const isOwn = region.by.kind === 'variable' && !held.includes(region.by.name);
  return isOwn ? [] : regionVariables;
}
