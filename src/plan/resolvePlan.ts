import type { Configuration } from '../config/profile.ts';
import { explainUnreadableFile } from '../config/unreadableFile.ts';
import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { resolveCalls } from './calls.ts';
import { resolveChain } from './chain.ts';
import { addSessionOfKeys, addSessionOfRoles } from './mfaSession.ts';
import { applyRequest } from './overrides.ts';
import type { Hop, Plan, PlanRequest } from './plan.ts';
import { withoutPreviousRole } from './previousRole.ts';
import type { HopsChoice } from './roleChain.ts';
import { resolveSelectedProfile, type SelectedProfile } from './selectedProfile.ts';
import { resolveSsoRequest } from './sources/sso.ts';

/**
 * Makes the plan of a request as data, without files, network, or clock. Reports errors in the order of the AWS CLI: the
 * profile name, its chain, the settings of calls, their parameters, and last that there are no credentials to sign with. If
 * a file could not be read, the error says so.
 */
export function resolvePlan(request: PlanRequest, configuration: Configuration, shell: Environment): Result<Plan> {
  const environment = withoutPreviousRole(request, shell);
  const plan = resolveReadable(request, configuration, environment);
  if (plan.ok) return plan;
  return fail(explainUnreadableFile(plan.error, [configuration.config, configuration.credentials], environment));
}

function resolveReadable(request: PlanRequest, configuration: Configuration, environment: Environment): Result<Plan> {
  const selected = resolveSelectedProfile(baseOf(request), configuration, environment);
  if (!selected.ok) return selected;
  const chain = resolveHops(request, selected.value, configuration, environment);
  if (!chain.ok) return chain;
  const isKeys = request.role === undefined && request.longTerm !== true;
  const base = isKeys ? addSessionOfKeys(chain.value.hops, request.serialNumber, configuration) : chain.value.hops;
  const applied = applyRequest(base, request);
  if (!applied.ok) return applied;
  const hops = addSessionOfRoles(applied.value.hops, request.mfaSession ?? false, configuration);
  const { warnings } = applied.value;
  const calls = resolveCalls(request, selected.value, hops, configuration, environment);
  if (!calls.ok) return calls;
  if (chain.value.refusal !== undefined) return chain.value.refusal;
  const { region, sts, network } = calls.value;
  return succeed({
    profile: profileOf(request, selected.value, hops),
    region,
    sts,
    hops,
    network,
    reasons: [selected, chain, calls].flatMap((part) => part.value.reasons),
    warnings: [configuration, chain.value, { warnings }, calls.value].flatMap((part) => part.warnings),
  });
}

/** A role of IAM Identity Center from parameters needs no profile; otherwise resolves the chain of the selected profile. */
function resolveHops(
  { sso }: PlanRequest,
  selected: SelectedProfile,
  configuration: Configuration,
  environment: Environment,
): Result<HopsChoice> {
  if (sso === undefined) return resolveChain(selected, configuration, environment);
  const hop = resolveSsoRequest(sso, configuration, environment);
  return hop.ok ? succeed({ hops: [hop.value], reasons: [], warnings: [] }) : hop;
}

/** The source of a requested role is planned first: its source profile, by default the credentials in the shell. */
function baseOf(request: PlanRequest): { profile?: string } {
  const profile = request.role?.sourceProfile ?? request.profile;
  return profile === undefined ? {} : { profile };
}

function profileOf(request: PlanRequest, selected: SelectedProfile, hops: readonly Hop[]): string | null {
  if (request.role !== undefined || request.sso !== undefined) return null;
  if (selected.name.by.kind !== 'default') return selected.name.value;
  return selected.section !== undefined && hops[0]?.kind !== 'environment' ? selected.name.value : null;
}
