import type { Configuration, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import type { Warning } from '../core/warning.ts';
import { resolveStsEndpoint } from './endpoint.ts';
import { type EndpointChoice, requireCallable } from './endpointUrl.ts';
import { resolveNetwork } from './network.ts';
import { validateParameters } from './parameterRules.ts';
import { warnOfPartitions } from './partitionWarning.ts';
import type { Decided, Hop, Plan, PlanRequest } from './plan.ts';
import { resolveRegion } from './region.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { requireSigningRegion } from './signingRegion.ts';
import { requireWholeSsoSession } from './ssoSessionRule.ts';
import { warnOfSwitches } from './switches.ts';

/** What the calls of a plan are made with. */
export interface CallsChoice extends Pick<Plan, 'region' | 'sts' | 'network'> {
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/**
 * Region, endpoint and network settings, all of the session's profile, and whether the calls can be made: errors come
 * in aws-cli's order.
 */
export function resolveCalls(
  request: PlanRequest,
  selected: SelectedProfile,
  hops: readonly Hop[],
  configuration: Configuration,
  environment: Environment,
): Result<CallsChoice> {
  const { section } = selected;
  const regional = resolveRegion(request.region, environment, section);
  if (!regional.ok) return regional;
  const { region } = regional.value;
  const ssoSession = requireWholeSsoSession(selected.credentialsProfile, configuration);
  if (!ssoSession.ok) return ssoSession;
  const roleArns = hops.flatMap(roleArnOf);
  const endpoint = resolveStsEndpoint({ region, section, configuration, environment, roleArns });
  if (!endpoint.ok) return endpoint;
  const network = resolveNetwork(section, environment);
  if (!network.ok) return network;
  const refusal = findRefusal(hops, endpoint.value, region);
  if (refusal !== undefined) return refusal;
  const odd = warnOfEndpoint(endpoint.value, region, hops, section, environment);
  return succeed({
    region,
    sts: endpoint.value.sts,
    network: network.value.network,
    reasons: [...regional.value.reasons, ...endpoint.value.reasons],
    warnings: [...regional.value.warnings, ...network.value.warnings, ...odd],
  });
}

/**
 * The first call that is signed needs a region when its own parameters are good, and then an address; the calls after
 * it come later.
 */
function findRefusal(
  hops: readonly Hop[],
  endpoint: EndpointChoice,
  region: Decided<string> | null,
): Result<never> | undefined {
  const firstSigned = hops.findIndex(({ kind }) => kind === 'assume-role');
  return [
    validateParameters(hops.slice(0, firstSigned + 1)),
    requireSigningRegion(endpoint, region, hops),
    // Without a hop there is nothing to sign with, which is noticed before the address is used.
    hops.length === 0 ? succeed(null) : requireCallable(endpoint),
    validateParameters(hops),
  ].find((check) => !check.ok);
}

/** What is odd about an endpoint: switches that are not followed and, where it follows from the region, the partition. */
function warnOfEndpoint(
  { isConfigured }: EndpointChoice,
  region: Decided<string> | null,
  hops: readonly Hop[],
  section: Section | undefined,
  environment: Environment,
): readonly Warning[] {
  const mismatches = region === null || isConfigured ? [] : warnOfPartitions(region, hops);
  return [...warnOfSwitches(isConfigured, section, environment), ...mismatches];
}

function roleArnOf(hop: Hop): string[] {
  return hop.kind === 'assume-role' || hop.kind === 'web-identity' ? [hop.roleArn] : [];
}
