import type { Warning } from '../protocol/warning.ts';
import type { AssumeRoleHop, Decider, Hop, PlanRequest } from './plan.ts';
import { warn } from './problem.ts';

/** The request's own names for what it overrides in the last AssumeRole call. */
const parameters = {
  roleSessionName: 'sessionName',
  externalId: 'externalId',
  serialNumber: 'serialNumber',
  durationSeconds: 'durationSeconds',
} as const;

type ParameterName = keyof typeof parameters;

/**
 * The hops with what the request adds: its role as one more hop, and its overrides in the last AssumeRole hop.
 * Overrides that no hop can take are told in a warning.
 */
export function applyRequest(
  hops: readonly Hop[],
  request: PlanRequest,
): { hops: readonly Hop[]; warnings: readonly Warning[] } {
  const all = request.role === undefined ? hops : [...hops, requestedRole(request.role.roleArn)];
  const given = (Object.keys(parameters) as ParameterName[]).filter((name) => request[name] !== undefined);
  const last = all.at(-1);
  if (given.length === 0) return { hops: all, warnings: [] };
  if (last?.kind !== 'assume-role') return { hops: all, warnings: given.map(ignored) };
  return { hops: [...all.slice(0, -1), override(last, request, given)], warnings: [] };
}

function requestedRole(roleArn: string): AssumeRoleHop {
  const decided = { roleArn: parameter('roleArn'), sessionName: { kind: 'default' } } as const;
  return { kind: 'assume-role', profile: null, roleArn, sessionName: null, decided };
}

function override(hop: AssumeRoleHop, request: PlanRequest, given: readonly ParameterName[]): AssumeRoleHop {
  const values = Object.fromEntries(given.map((name) => [parameters[name], request[name]]));
  const deciders = Object.fromEntries(given.map((name) => [parameters[name], parameter(name)]));
  return { ...hop, ...values, decided: { ...hop.decided, ...deciders } };
}

/** Parameters are named as PowerShell names them: -RoleSessionName. */
function parameter(name: string): Decider {
  return { kind: 'parameter', name: name.charAt(0).toUpperCase() + name.slice(1) };
}

function ignored(name: ParameterName): Warning {
  return warn(
    'ParameterIgnored',
    `-${name.charAt(0).toUpperCase()}${name.slice(1)} changes nothing: no role is assumed last.`,
  );
}
