import type { Warning } from '../core/warning.ts';
import type { Decider } from './decided.ts';
import type { Hop, PlanRequest } from './plan.ts';
import { renderDecider, warn } from './problem.ts';
import type { AssumeRoleHop } from './roleHop.ts';

/** What a request may override, by its own names and the hop's. */
const overrides = {
  roleSessionName: 'sessionName',
  externalId: 'externalId',
  serialNumber: 'serialNumber',
  durationSeconds: 'durationSeconds',
} as const;

type Override = keyof typeof overrides;

const takenBy: Partial<Record<Hop['kind'], readonly Override[]>> = {
  'assume-role': ['roleSessionName', 'externalId', 'serialNumber', 'durationSeconds'],
  'web-identity': ['roleSessionName'],
};

export interface OverriddenHops {
  readonly hops: readonly Hop[];
  readonly warnings: readonly Warning[];
}

/**
 * The hops with what the request adds: its role as one more hop, and its overrides in the last hop. What that hop
 * cannot take is told in a warning.
 */
export function applyRequest(hops: readonly Hop[], request: PlanRequest): OverriddenHops {
  const all = request.role === undefined ? hops : [...hops, requestedRole(request.role.roleArn)];
  const last = all.at(-1);
  const given = (Object.keys(overrides) as Override[]).filter((name) => request[name] !== undefined);
  if (last === undefined || given.length === 0) return { hops: all, warnings: [] };
  const taken = given.filter((name) => takenBy[last.kind]?.includes(name));
  const ignored = given.filter((name) => !taken.includes(name)).map(notTaken);
  return { hops: [...all.slice(0, -1), override(last, request, taken)], warnings: ignored };
}

function requestedRole(roleArn: string): AssumeRoleHop {
  const decided = { roleArn: parameter('roleArn'), sessionName: { kind: 'default' } } as const;
  return { kind: 'assume-role', profile: null, roleArn, sessionName: null, decided };
}

function override(hop: Hop, request: PlanRequest, names: readonly Override[]): Hop {
  const values = Object.fromEntries(names.map((name) => [overrides[name], request[name]]));
  const deciders = Object.fromEntries(names.map((name) => [overrides[name], parameter(name)]));
  return { ...hop, ...values, decided: { ...hop.decided, ...deciders } };
}

/** Parameters are named as PowerShell names them: RoleSessionName. */
function parameter(name: string): Decider {
  return { kind: 'parameter', name: name.charAt(0).toUpperCase() + name.slice(1) };
}

function notTaken(name: Override): Warning {
  const what = renderDecider(parameter(name));
  return warn('ParameterIgnored', `${what} changes nothing: the credentials do not come from a call that takes it.`);
}
