import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Hop, PlanRequest } from './plan.ts';
import { refuse, renderProvenance, warn } from './problem.ts';
import type { Provenance } from './resolvedValue.ts';
import type { AssumeRoleHop } from './roleHop.ts';

/** What a request may override, by the names in the request and in the hop. */
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

/** Overrides that must not be ignored: they restrict the session or identify it in logs. */
const binding: ReadonlySet<Override> = new Set(['tag', 'transitiveTagKey', 'sourceIdentity', 'policy', 'policyArn']);

const supportedBy: Partial<Record<Hop['kind'], readonly Override[]>> = {
  'assume-role': Object.keys(overrides) as Override[],
  'mfa-session': ['serialNumber', 'durationSeconds'],
  'web-identity': ['roleSessionName', 'durationSeconds', 'policy', 'policyArn'],
};

interface OverriddenHops {
  readonly hops: readonly Hop[];
  readonly warnings: readonly Warning[];
}

/**
 * Applies the request to the hops: adds its role as a hop, and its overrides to the last hop. An override that the last hop
 * does not support causes a warning, or InvalidParameter if the session would differ without it.
 */
export function applyRequest(hops: readonly Hop[], request: PlanRequest): Result<OverriddenHops> {
  const all = request.role === undefined ? hops : [...hops, requestedRole(request.role.roleArn)];
  const last = all.at(-1);
  const given = (Object.keys(overrides) as Override[]).filter((name) => request[name] !== undefined);
  if (last === undefined || given.length === 0) return succeed({ hops: all, warnings: [] });
  const supported = given.filter((name) => supportedBy[last.kind]?.includes(name));
  const unsupported = given.filter((name) => !supported.includes(name));
  const refused = unsupported.find((name) => binding.has(name));
  if (refused !== undefined) return refuseOverride(refused, last);
  const warnings = unsupported.map(warnIgnored);
  return succeed({ hops: [...all.slice(0, -1), override(last, request, supported)], warnings });
}

function requestedRole(roleArn: string): AssumeRoleHop {
  const provenance = { roleArn: parameter('roleArn'), sessionName: { kind: 'default' } } as const;
  return { kind: 'assume-role', profile: null, roleArn, sessionName: null, provenance };
}

function override(hop: Hop, request: PlanRequest, names: readonly Override[]): Hop {
  const values = Object.fromEntries(names.map((name) => [overrides[name], request[name]]));
  const provenance = Object.fromEntries(names.map((name) => [overrides[name], parameter(name)]));
  return { ...hop, ...values, provenance: { ...hop.provenance, ...provenance } };
}

/** Parameters have their names in PowerShell, such as RoleSessionName. */
function parameter(name: string): Provenance {
  return { kind: 'parameter', name: name.charAt(0).toUpperCase() + name.slice(1) };
}

function refuseOverride(name: Override, { kind, profile }: Hop): Result<never> {
  const what = renderProvenance(parameter(name));
  const owner = profile === null ? '' : say` of profile "${profile}"`;
  return refuse({
    code: 'InvalidParameter',
    message: say`${what} cannot be used, because the credentials${owner} (${kind}) do not come from a call that accepts it.`,
    hint: say`Omit ${what}, or use a role that is assumed: a profile with role_arn and source_profile, or -RoleArn.`,
    target: what,
  });
}

function warnIgnored(name: Override): Warning {
  const what = renderProvenance(parameter(name));
  return warn(
    'ParameterIgnored',
    say`${what} has no effect, because the credentials do not come from a call that accepts it.`,
  );
}
