import { key } from '../config/keys.ts';
import type { Configuration, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { type Decided, readSetting } from './decided.ts';
import { requireCallable } from './endpoints/configured.ts';
import { type EndpointChoice, resolveStsEndpoint } from './endpoints/stsEndpoint.ts';
import { resolveNetwork } from './network.ts';
import { validateParameters } from './parameterRules.ts';
import { findPartitionOfArn, findPartitionOfRegion } from './partitions.ts';
import type { Hop, Plan, PlanRequest } from './plan.ts';
import { refuse, renderDecider, startWithDecider, warn } from './problem.ts';
import { resolveRegion } from './region.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { sessionMissing } from './sources/sso.ts';
import { warnOfSwitches } from './switches.ts';

/** What the calls of a plan are made with. */
export interface CallsChoice extends Pick<Plan, 'region' | 'sts' | 'network'> {
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/**
 * Region, endpoint and network settings, all of the session's profile, and whether the calls can be made: errors come
 * in the AWS CLI's order.
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

/** A warning for each role that the region's STS does not know, since it is of another partition. */
function warnOfPartitions(region: Decided<string>, hops: readonly Hop[]): Warning[] {
  const here = findPartitionOfRegion(region.value);
  if (here === undefined) return [];
  return hops.flatMap((hop) => {
    if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') return [];
    const there = findPartitionOfArn(hop.roleArn);
    if (there === undefined || there === here) return [];
    const message = say`The role belongs to partition ${there.name}, but ${region.value} (from ${renderDecider(region.by)}) is a region of ${here.name}.`;
    return [warn('PartitionMismatch', message, hop.decided['roleArn'])];
  });
}

/**
 * A signed call to an endpoint that the user configured needs a region: without one the AWS CLI ends in "You must specify
 * a region". Calls that are not signed, and plans without a call, do without.
 */
function requireSigningRegion(
  endpoint: EndpointChoice,
  region: Decided<string> | null,
  hops: readonly Hop[],
): Result<null> {
  const signs = hops.some(isSigned);
  if (!endpoint.isConfigured || region !== null || !signs) return succeed(null);
  const { url, by } = endpoint.sts;
  return refuse({
    code: 'ProfileIncomplete',
    message: say`${startWithDecider(by)} specifies the endpoint ${url}, but no region is set for signing.`,
    hint: say`Set a region with -Region, AWS_REGION, or "region = ..." in the profile. The AWS CLI also requires one.`,
    target: url,
    by,
  });
}

/**
 * A session's profile that names an sso-session needs a whole one, wherever its credentials come from: the AWS CLI looks for
 * a bearer token before it makes any client (botocore tokens.py SSOTokenProvider). ProfileIncomplete otherwise.
 */
function requireWholeSsoSession(profile: string, configuration: Configuration): Result<null> {
  const section = configuration.profiles.get(profile);
  const reference = readSetting(section, key.ssoSession);
  if (section === undefined || reference === undefined) return succeed(null);
  const session = configuration.ssoSessions.get(reference.value);
  if (session === undefined) return sessionMissing(section, reference, configuration.ssoSessions.keys());
  const missing = [key.ssoStartUrl, key.ssoRegion].filter((name) => !session.settings.has(name));
  if (missing.length === 0) return succeed(null);
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The sso-session "${session.name}" of profile "${profile}" lacks ${missing.join(say` and `)}.`,
    hint: say`Add ${missing.join(say` and `)} to [sso-session ${session.name}].`,
    target: profile,
    section: session,
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
  const firstSigned = hops.findIndex(isSigned);
  return [
    validateParameters(hops.slice(0, firstSigned + 1)),
    requireSigningRegion(endpoint, region, hops),
    // Without a hop there is nothing to sign with, which is noticed before the address is used.
    hops.length === 0 || !endpoint.isConfigured ? succeed(null) : requireCallable(endpoint.sts),
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

/** Whether a call of STS makes it, signed by the hop before. */
function isSigned({ kind }: Hop): boolean {
  return kind === 'assume-role' || kind === 'mfa-session';
}

function roleArnOf(hop: Hop): string[] {
  return hop.kind === 'assume-role' || hop.kind === 'web-identity' ? [hop.roleArn] : [];
}
