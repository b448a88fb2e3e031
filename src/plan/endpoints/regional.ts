import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { booleanSettings, readBooleanSetting } from '../booleanSettings.ts';
import { partitionOfRegion } from '../partitions.ts';
import { refuse } from '../problem.ts';
import { isRegionName, refuseRegion } from '../region.ts';
import { isTrue, type Provenance, type Resolved } from '../resolvedValue.ts';
import {
  type EndpointSettings,
  requireCallable,
  resolveConfiguredEndpoint,
  type ServiceEndpoint,
} from './configured.ts';
import { findHost, type ServiceHost, type ServiceId, type Variants } from './hosts.ts';

/**
 * Resolves the endpoint of a service in a region: the configured one, otherwise the regional one with FIPS and dual-stack as
 * requested. STS without a region has its own rule (`resolveStsEndpoint`). Errors: InvalidParameter for an invalid region or
 * endpoint, or a variant that the partition does not have; ProfileIncomplete for a services section that does not exist.
 */
export function resolveServiceEndpoint(
  service: ServiceId,
  region: Resolved<string>,
  settings: EndpointSettings,
): Result<ServiceEndpoint> {
  const configured = resolveConfiguredEndpoint(service, settings);
  if (!configured.ok) return configured;
  if (!isRegionName(region.value)) return refuseRegion(region);
  const { name, variants } = readAsked(region.value, settings);
  const url = configured.value;
  const found = findHost(service, name, partitionOfRegion(name), url === null ? variants : plain);
  if (found === undefined) return noDualStack(service, name);
  if (url === null) return succeed(toEndpoint(found, region.by));
  const endpoint = { url: url.value, signingRegion: found.signingRegion, by: url.by };
  const callable = requireCallable(endpoint);
  return callable.ok ? succeed(endpoint) : callable;
}

/**
 * Splits a region into its name and variants: `fips-us-east-1` and `us-east-1-fips` are the legacy way to request FIPS
 * (botocore client.py).
 */
export function readAsked(
  region: string,
  { section, environment }: EndpointSettings,
): { readonly name: string; readonly variants: Variants } {
  const name = region.replaceAll('fips-', '').replaceAll('-fips', '');
  const fips = name !== region || isTrue(readBooleanSetting(booleanSettings.fips, section, environment));
  return {
    name,
    variants: { fips, dualStack: isTrue(readBooleanSetting(booleanSettings.dualStack, section, environment)) },
  };
}

export function toEndpoint({ host, signingRegion }: ServiceHost, by: Provenance): ServiceEndpoint {
  return { url: `https://${host}`, signingRegion, by };
}

export function noDualStack(service: ServiceId, region: string): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: say`Dual-stack is turned on, but ${titles[service]} has no dual-stack endpoint in ${region} (partition ${partitionOfRegion(region).name}).`,
    hint: say`Remove use_dualstack_endpoint from the profile, or remove AWS_USE_DUALSTACK_ENDPOINT.`,
    target: region,
  });
}

const titles = {
  sts: 'STS',
  iam: 'IAM',
  sso: say`the AWS access portal`,
  'sso-oidc': say`the SSO token service`,
  signin: 'AWS Sign-In',
};
/** A configured endpoint ignores FIPS and dual-stack. */
const plain: Variants = { fips: false, dualStack: false };
