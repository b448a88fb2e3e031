import type { Configuration, Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { warnOfBooleanSettings } from './booleanSettings.ts';
import { requireCallable } from './endpoints/configured.ts';
import { type EndpointChoice, resolveStsEndpoint } from './endpoints/stsEndpoint.ts';
import { resolveNetwork } from './network.ts';
import { validateParameters } from './parameterRules.ts';
import { findPartitionOfArn, findPartitionOfRegion } from './partitions.ts';
import type { Hop, Plan, PlanRequest } from './plan.ts';
import { refuse, renderProvenance, startWithProvenance, warn } from './problem.ts';
import { resolveRegion } from './region.ts';
import { type Resolved, readSetting } from './resolvedValue.ts';
import type { SelectedProfile } from './selectedProfile.ts';
import { sessionMissing } from './sources/sso.ts';

/** The region, endpoint, and network settings for the calls of a plan. */
interface CallsChoice extends Pick<Plan, 'region' | 'sts' | 'network'> {
  readonly reasons: readonly string[];
  readonly warnings: readonly Warning[];
}

/**
 * Resolves region, endpoint, and network settings, all from the session's profile, and checks that the calls can be made.
 * Reports errors in the order of the AWS CLI.
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

/** Warns for each role of another partition, which the STS of this region does not know. */
function warnOfPartitions(region: Resolved<string>, hops: readonly Hop[]): Warning[] {
  const here = findPartitionOfRegion(region.value);
  if (here === undefined) return [];
  return hops.flatMap((hop) => {
    if (hop.kind !== 'assume-role' && hop.kind !== 'web-identity') return [];
    const there = findPartitionOfArn(hop.roleArn);
    if (there === undefined || there === here) return [];
    const message = say`The role belongs to partition ${there.name}, but ${region.value} (from ${renderProvenance(region.by)}) is a region of partition ${here.name}.`;
    return [warn('PartitionMismatch', message, hop.provenance['roleArn'])];
  });
}

/**
 * A signed call to a configured endpoint requires a region: without one the AWS CLI fails with "You must specify a region".
 * Unsigned calls and plans without a call do not.
 */
function requireSigningRegion(
  endpoint: EndpointChoice,
  region: Resolved<string> | null,
  hops: readonly Hop[],
): Result<null> {
  const signs = hops.some(isSigned);
  if (!endpoint.isConfigured || region !== null || !signs) return succeed(null);
  const { url, by } = endpoint.sts;
  return refuse({
    code: 'ProfileIncomplete',
    message: say`${startWithProvenance(by)} specifies the endpoint ${url}, but no region is set for signing.`,
    hint: say`Set a region with -Region, AWS_REGION, or "region = ..." in the profile. The AWS CLI also requires one.`,
    target: url,
    by,
  });
}

/**
 * If the session's profile refers to an sso-session, that must be complete, whatever the source of its credentials: the AWS
 * CLI looks for a bearer token before it makes any client (botocore tokens.py SSOTokenProvider). Errors: ProfileIncomplete.
 */
function requireWholeSsoSession(profile: string, configuration: Configuration): Result<null> {
  const section = configuration.profiles.get(profile);
  const reference = readSetting(section, settingName.ssoSession);
  if (section === undefined || reference === undefined) return succeed(null);
  const session = configuration.ssoSessions.get(reference.value);
  if (session === undefined) return sessionMissing(section, reference, configuration.ssoSessions.keys());
  const missing = [settingName.ssoStartUrl, settingName.ssoRegion].filter((name) => !session.settings.has(name));
  if (missing.length === 0) return succeed(null);
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The sso-session "${session.name}" of profile "${profile}" does not have ${missing.join(say` and `)}.`,
    hint: say`Add ${missing.join(say` and `)} to [sso-session ${session.name}].`,
    target: profile,
    section: session,
  });
}

/**
 * Checks in the order of the AWS CLI: the parameters up to the first signed call, its region, its endpoint, then the
 * parameters of later calls.
 */
function findRefusal(
  hops: readonly Hop[],
  endpoint: EndpointChoice,
  region: Resolved<string> | null,
): Result<never> | undefined {
  const firstSigned = hops.findIndex(isSigned);
  return [
    validateParameters(hops.slice(0, firstSigned + 1)),
    requireSigningRegion(endpoint, region, hops),
    // Without hops there are no credentials, which the AWS CLI notices before it uses the endpoint.
    hops.length === 0 || !endpoint.isConfigured ? succeed(null) : requireCallable(endpoint.sts),
    validateParameters(hops),
  ].find((check) => !check.ok);
}

/** Warns of boolean settings with invalid values and, for an endpoint that follows from the region, of roles in another partition. */
function warnOfEndpoint(
  { isConfigured }: EndpointChoice,
  region: Resolved<string> | null,
  hops: readonly Hop[],
  section: Section | undefined,
  environment: Environment,
): readonly Warning[] {
  const mismatches = region === null || isConfigured ? [] : warnOfPartitions(region, hops);
  return [...warnOfBooleanSettings(isConfigured, section, environment), ...mismatches];
}

/** Whether the hop is an STS call signed with the credentials of the previous hop. */
function isSigned({ kind }: Hop): boolean {
  return kind === 'assume-role' || kind === 'mfa-session';
}

function roleArnOf(hop: Hop): string[] {
  return hop.kind === 'assume-role' || hop.kind === 'web-identity' ? [hop.roleArn] : [];
}
