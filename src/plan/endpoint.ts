import { key } from '../config/keys.ts';
import type { Configuration, Origin, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { type Decided, type Decider, isTrue, readSetting, readVariable } from './decided.ts';
import { findPartitionOfArn, type Partition, partitionOfRegion } from './partitions.ts';
import type { ServiceEndpoint } from './plan.ts';
import { nameOddity, refuse, renderDecider, startWithDecider, suggest } from './problem.ts';
import { readSwitch, switches } from './switches.ts';

/** What the endpoint of STS depends on. */
interface EndpointQuestion {
  readonly region: Decided<string> | null;
  /** The session's profile; endpoint settings of a source profile count for nothing. */
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** The roles that will be assumed. */
  readonly roleArns: readonly string[];
}

export interface EndpointChoice {
  readonly sts: ServiceEndpoint;
  /** Configured by the user: any partition's roles may be there. */
  readonly isConfigured: boolean;
  readonly reasons: readonly string[];
}

/**
 * The endpoint of STS and the region that signs: a configured one, else the region's own, FIPS and dual-stack as
 * asked for, else the global one, signed for us-east-1 (botocore args.py). Beyond aws-cli, whose address leads
 * nowhere there: without a region a role of another partition than `aws`, FIPS and dual-stack go to the partition's
 * main region. sts_regional_endpoints counts for nothing, as in aws-cli 2.
 */
export function resolveStsEndpoint(question: EndpointQuestion): Result<EndpointChoice> {
  const configured = resolveConfiguredEndpoint(question.section, question.configuration, question.environment);
  if (!configured.ok) return configured;
  if (configured.value !== null) return useConfigured(configured.value, question.region);
  const variants = readVariants(question.section, question.environment);
  if (question.region === null) return useNoRegion(question, variants, { kind: 'default' });
  const name = stripFips(question.region.value);
  const asked = name === question.region.value ? variants : { ...variants, fips: true };
  if (name === 'aws-global') return useNoRegion(question, asked, question.region.by);
  return useRegion(name, partitionOfRegion(name), asked, question.region.by);
}

/**
 * The endpoint that the user configured for a service; null when none is, or when configured ones are to be ignored.
 * AWS_ENDPOINT_URL_STS (or _IAM), AWS_ENDPOINT_URL, the `services` section, the profile's endpoint_url: the first that is
 * not empty (botocore configprovider.py ConfiguredEndpointProvider).
 */
export function resolveConfiguredEndpoint(
  section: Section | undefined,
  configuration: Configuration,
  environment: Environment,
  service: 'sts' | 'iam' = 'sts',
): Result<Decided<string> | null> {
  if (ignoresConfigured(section, environment)) return succeed(null);
  const variable = readVariable(environment, `AWS_ENDPOINT_URL_${service.toUpperCase()}`);
  if (variable?.value) return validateEndpoint(variable);
  const global = readVariable(environment, 'AWS_ENDPOINT_URL');
  if (global?.value) return validateEndpoint(global);
  const own = readServiceEndpoint(section, configuration, service);
  if (!own.ok) return own;
  const url = own.value ?? readSetting(section, key.endpointUrl);
  return url?.value ? validateEndpoint(url) : succeed(null);
}

/** What shows only when the call is made: another scheme than HTTP, a port that is no number, an address that is none. */
export function requireCallable({ sts, isConfigured }: EndpointChoice): Result<null> {
  if (!isConfigured || (callable.test(sts.url) && URL.canParse(sts.url))) return succeed(null);
  return refuseEndpoint({ value: sts.url, by: sts.by }, 'cannot be called: its scheme, address or port is wrong');
}

/** With an endpoint of one's own FIPS and dual-stack count for nothing. */
function useConfigured(url: Decided<string>, region: Decided<string> | null): Result<EndpointChoice> {
  const signingRegion = region === null ? 'us-east-1' : stripFips(region.value);
  const reasons = [`${startWithDecider(url.by)} names the endpoint of STS.`];
  return succeed({ sts: { url: url.value, signingRegion, by: url.by }, isConfigured: true, reasons });
}

function useNoRegion(question: EndpointQuestion, variants: Variants, by: Decider): Result<EndpointChoice> {
  const foreign = question.roleArns.map(findPartitionOfArn).find((found) => found && found.name !== 'aws');
  if (foreign) {
    const reason = `No region is set and the role is of partition ${foreign.name}: its main region ${foreign.mainRegion} is used.`;
    return useRegion(foreign.mainRegion, foreign, variants, by, [reason]);
  }
  if (variants.fips || variants.dualStack) {
    const reason = 'No region is set and the global endpoint has neither FIPS nor dual-stack: us-east-1 is used.';
    return useRegion('us-east-1', partitionOfRegion('us-east-1'), variants, by, [reason]);
  }
  const reason = 'No region is set: STS is called at its global endpoint, signed for us-east-1.';
  return succeed({
    sts: { url: 'https://sts.amazonaws.com', signingRegion: 'us-east-1', by },
    isConfigured: false,
    reasons: by.kind === 'default' ? [reason] : [],
  });
}

function useRegion(
  region: string,
  partition: Partition,
  variants: Variants,
  by: Decider,
  reasons: readonly string[] = [],
): Result<EndpointChoice> {
  const url = resolveRegionalUrl(region, partition, variants);
  if (!url.ok) return url;
  return succeed({ sts: { url: url.value, signingRegion: region, by }, isConfigured: false, reasons });
}

/** Kinds of endpoints that may be asked for. */
interface Variants {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

/** What is asked for by variables, or else by the profile. */
function readVariants(section: Section | undefined, environment: Environment): Variants {
  return {
    fips: isTrue(readSwitch(switches.fips, section, environment)),
    dualStack: isTrue(readSwitch(switches.dualStack, section, environment)),
  };
}

/** The URL of STS in a region (botocore, rule set of sts); InvalidParameter where there is no such variant. */
function resolveRegionalUrl(region: string, partition: Partition, { fips, dualStack }: Variants): Result<string> {
  const suffix = dualStack ? partition.dualStackSuffix : partition.suffix;
  if (suffix === null) return noDualStack(region, partition);
  // GovCloud's plain endpoints are FIPS endpoints already.
  const service = fips && (dualStack || partition.name !== 'aws-us-gov') ? 'sts-fips' : 'sts';
  return succeed(`https://${service}.${region}.${suffix}`);
}

/** `fips-us-east-1` and `us-east-1-fips`, the old way to ask for FIPS, without it (botocore client.py). */
function stripFips(region: string): string {
  return region.replaceAll('fips-', '').replaceAll('-fips', '');
}

/** What aws-cli looks at before it makes a client: a host that can be one (botocore utils.py is_valid_endpoint_url). */
function validateEndpoint(url: Decided<string>): Result<Decided<string>> {
  return hasHost(url.value) ? succeed(url) : refuseEndpoint(url, 'is no endpoint: a scheme and a host are needed');
}

function noDualStack(region: string, partition: Partition): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `Dual-stack is asked for, but STS has no dual-stack endpoint in ${region} (partition ${partition.name}).`,
    hint: 'Remove use_dualstack_endpoint from the profile, or the variable AWS_USE_DUALSTACK_ENDPOINT.',
    target: region,
  });
}

function ignoresConfigured(section: Section | undefined, environment: Environment): boolean {
  return isTrue(readSwitch(switches.ignoreConfigured, section, environment));
}

/** `sts =` (or `iam =`) with an indented `endpoint_url = …` in the services section that the profile names; null when not there. */
function readServiceEndpoint(
  section: Section | undefined,
  configuration: Configuration,
  service: string,
): Result<Decided<string> | null> {
  const name = readSetting(section, key.services);
  if (name === undefined) return succeed(null);
  const services = configuration.services.get(name.value);
  if (!services?.settings.size) return missingServices(name, section, configuration.services.keys());
  const block = services.settings.get(service);
  if (block === undefined) return succeed(null);
  if (block.nested === undefined) return flatService(service, block.origin, services);
  const url = block.nested.get(key.endpointUrl);
  return succeed(url?.value ? { value: url.value, by: fileDecider(url.origin, key.endpointUrl) } : null);
}

function missingServices(name: Decided<string>, section: Section | undefined, names: Iterable<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `The services section "${name.value}" that profile "${section?.name}" names does not exist or is empty${nameOddity(name.value)}.`,
    hint: `${suggest(name.value, names)}Add [services ${name.value}] to the config file, or remove ${renderDecider(name.by)}.`,
    target: name.value,
    by: name.by,
  });
}

function flatService(service: string, origin: Origin, services: Section): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `"${service}" in the services section "${services.name}" has a value where an indented block must follow.`,
    hint: `Write "${service} =" and below it, indented, "endpoint_url = https://...".`,
    target: services.name,
    by: fileDecider(origin, service),
  });
}

function fileDecider(origin: { file: string; line: number }, name: string) {
  return { kind: 'file', origin, key: name } as const;
}

function refuseEndpoint(url: Decided<string>, what: string): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `"${url.value}" ${what}.`,
    hint: `Write ${renderDecider(url.by)} as https://host or http://host:port.`,
    target: url.value,
    by: url.by,
  });
}

const callable = /^ *https?:\/\/(?:[^/?#]*@)?(?:\[[^\]]*\]|[^/?#:]*)(?::\d*)?(?:[/?#].*)?$/i;
const urlParts = /^ *[a-z][a-z\d+.-]*:\/\/(?:[^/?#[\]]*@)?(\[[\da-f:.]+\]|[^/?#:[\]@]+)(?::[^/?#[\]]*)?(?:[/?#].*)?$/i;

function hasHost(url: string): boolean {
  const host = /[\t\r\n]/.test(url) ? undefined : urlParts.exec(url)?.[1];
  if (host === undefined || host.length > 255) return false;
  return host.startsWith('[') || /^((?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i.test(host);
}
