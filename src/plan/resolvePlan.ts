import type { Configuration, Environment } from '../config/profile.ts';
import { type Result, succeed } from '../protocol/error.ts';
import { resolveChain } from './chain.ts';
import { resolveStsEndpoint } from './endpoint.ts';
import { resolveNetwork } from './network.ts';
import { applyRequest } from './overrides.ts';
import { validateParameters } from './parameterRules.ts';
import type { Hop, Plan, PlanRequest } from './plan.ts';
import { resolveRegion } from './region.ts';
import { resolveSelectedProfile, type SelectedProfile } from './selectedProfile.ts';

/**
 * What must be done for the credentials that the request asks for, as data: pure, no file, network or clock.
 * Errors come in the order in which aws-cli meets them: the profile's name, its chain, region and endpoint, the
 * parameters of the calls.
 */
export function resolvePlan(
  request: PlanRequest,
  configuration: Configuration,
  environment: Environment,
): Result<Plan> {
  const selected = resolveSelectedProfile(baseOf(request), configuration, environment);
  if (!selected.ok) return selected;
  const chain = resolveChain(selected.value, configuration, environment);
  if (!chain.ok) return chain;
  const { hops, warnings } = applyRequest(chain.value.hops, request);
  const section = selected.value.section;
  const region = resolveRegion(request.region, environment, section);
  if (!region.ok) return region;
  const network = resolveNetwork(section, environment);
  if (!network.ok) return network;
  const roles = { roleArns: hops.flatMap(roleArnOf), signs: hops.some((hop) => hop.kind === 'assume-role') };
  const endpoint = resolveStsEndpoint({ region: region.value.region, section, configuration, environment, ...roles });
  if (!endpoint.ok) return endpoint;
  const valid = validateParameters(hops);
  if (!valid.ok) return valid;
  return succeed({
    profile: profileOf(request, selected.value, hops),
    region: region.value.region,
    sts: endpoint.value.sts,
    hops,
    network: network.value.network,
    reasons: [...chain.value.reasons, ...endpoint.value.reasons],
    warnings: [configuration, chain.value, { warnings }, region.value, network.value].flatMap((part) => part.warnings),
  });
}

/** A role's source is what is planned for first: the profile named for it, or whatever the shell holds. */
function baseOf(request: PlanRequest): { profile?: string } {
  const profile = request.role?.sourceProfile ?? request.profile;
  return profile === undefined ? {} : { profile };
}

function roleArnOf(hop: Hop): string[] {
  return hop.kind === 'assume-role' || hop.kind === 'web-identity' ? [hop.roleArn] : [];
}

function profileOf(request: PlanRequest, selected: SelectedProfile, hops: readonly Hop[]): string | null {
  if (request.role !== undefined) return null;
  if (selected.name.by.kind !== 'default') return selected.name.value;
  return selected.section !== undefined && hops[0]?.kind !== 'environment' ? selected.name.value : null;
}
