import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Decider } from './decided.ts';
import type { Hop, PlanRequest } from './plan.ts';
import { refuse, renderDecider, warn } from './problem.ts';
import type { AssumeRoleHop } from './roleHop.ts';

/** What a request may override, by its own names and the hop's. */
const overrides = {
  roleSessionName: 'sessionName',
  externalId: 'externalId',
  serialNumber: 'serialNumber',
  durationSeconds: 'durationSeconds',
  tag: 'sessionTags',
  transitiveTagKey: 'transitiveTagKeys',
  sourceIdentity: 'sourceIdentity',
  policy: 'policy',
  policyArn: 'policyArns',
} as const;

type Override = keyof typeof overrides;

/** What a session must not be without when it was asked for: it takes rights away, or says in logs who it was. */
const binding: ReadonlySet<Override> = new Set(['tag', 'transitiveTagKey', 'sourceIdentity', 'policy', 'policyArn']);

const takenBy: Partial<Record<Hop['kind'], readonly Override[]>> = {
  'assume-role': Object.keys(overrides) as Override[],
  'mfa-session': ['serialNumber', 'durationSeconds'],
  'web-identity': ['roleSessionName', 'durationSeconds', 'policy', 'policyArn'],
};

export interface OverriddenHops {
  readonly hops: readonly Hop[];
  readonly warnings: readonly Warning[];
}

/**
 * The hops with what the request adds: its role as one more hop, and its overrides in the last hop. What that hop
 * cannot take is told in a warning, or refused (InvalidParameter) where a session without it would be another one.
 */
export function applyRequest(hops: readonly Hop[], request: PlanRequest): Result<OverriddenHops> {
  const all = request.role === undefined ? hops : [...hops, requestedRole(request.role.roleArn)];
  const last = all.at(-1);
  const given = (Object.keys(overrides) as Override[]).filter((name) => request[name] !== undefined);
  if (last === undefined || given.length === 0) return succeed({ hops: all, warnings: [] });
  const taken = given.filter((name) => takenBy[last.kind]?.includes(name));
  const left = given.filter((name) => !taken.includes(name));
  const refused = left.find((name) => binding.has(name));
  if (refused !== undefined) return cannotCount(refused, last);
  const warnings = left.map(notTaken);
  return succeed({ hops: [...all.slice(0, -1), override(last, request, taken)], warnings });
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

function cannotCount(name: Override, { kind, profile }: Hop): Result<never> {
  const what = renderDecider(parameter(name));
  const whose = profile === null ? '' : say` of profile "${profile}"`;
  return refuse({
    code: 'InvalidParameter',
    message: say`${what} cannot be used: the credentials${whose} (${kind}) do not come from a call that accepts it.`,
    hint: say`Omit ${what}, or use a role that is assumed: a profile with role_arn and source_profile, or -RoleArn.`,
    target: what,
  });
}

function notTaken(name: Override): Warning {
  const what = renderDecider(parameter(name));
  return warn('ParameterIgnored', say`${what} has no effect: the credentials do not come from a call that accepts it.`);
}
