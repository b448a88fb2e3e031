import { key } from '../config/keys.ts';
import type { Configuration, Environment, Section } from '../config/profile.ts';
import { type Result, succeed } from '../protocol/error.ts';
import { resolveConfiguredEndpoint } from './configuredEndpoint.ts';
import { findPartitionOfArn, type Partition, partitionOfRegion } from './partitions.ts';
import type { Decided, Decider, StsEndpoint } from './plan.ts';
import { refuse, renderDecider } from './problem.ts';
import { isTrue, readSetting, readVariable } from './settings.ts';

/** What the endpoint of STS depends on. */
export interface EndpointQuestion {
  readonly region: Decided<string> | null;
  /** The session's profile; endpoint settings of a source profile count for nothing. */
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** The roles that will be assumed. */
  readonly roleArns: readonly string[];
  /** Whether a call of the plan is signed. */
  readonly signs: boolean;
}

export interface EndpointChoice {
  readonly sts: StsEndpoint;
  readonly reasons: readonly string[];
}

/**
 * The endpoint of STS and the region that signs: a configured one, else the region's own, FIPS and dual-stack as
 * asked for, else the global one, signed for us-east-1 (botocore args.py and the rule set of sts). Beyond aws-cli:
 * without a region, a role of another partition than `aws` goes to that partition's main region, since the global
 * endpoint does not know it.
 */
export function resolveStsEndpoint(question: EndpointQuestion): Result<EndpointChoice> {
  const configured = resolveConfiguredEndpoint(question.section, question.configuration, question.environment);
  if (!configured.ok) return configured;
  if (configured.value !== null) return useConfigured(configured.value, question);
  return question.region === null ? useNoRegion(question) : useRegion(question.region, question);
}

/** With an endpoint of one's own FIPS and dual-stack count for nothing, and a signed call needs a region. */
function useConfigured(url: Decided<string>, question: EndpointQuestion): Result<EndpointChoice> {
  if (question.region === null && question.signs) return regionMissing(url);
  const signingRegion = question.region === null ? 'us-east-1' : stripFips(question.region.value);
  return succeed({
    sts: { url: url.value, signingRegion, by: url.by },
    reasons: [`${sentenceStart(renderDecider(url.by))} names the endpoint of STS.`],
  });
}

function useRegion(region: Decided<string>, question: EndpointQuestion): Result<EndpointChoice> {
  if (region.value === 'aws-global') return succeed({ sts: globalEndpoint(region.by), reasons: [] });
  const name = stripFips(region.value);
  const variants = { ...readVariants(question), ...(name === region.value ? {} : { fips: true }) };
  return regionalEndpoint(name, partitionOfRegion(name), variants, region.by, []);
}

function useNoRegion(question: EndpointQuestion): Result<EndpointChoice> {
  const variants = readVariants(question);
  const partition = question.roleArns.map(findPartitionOfArn).find((found) => found !== undefined);
  const foreign = partition !== undefined && partition.name !== 'aws';
  if (!foreign && !variants.fips && !variants.dualStack) {
    const reason = 'No region is set: STS is called at its global endpoint, signed for us-east-1.';
    return succeed({ sts: globalEndpoint({ kind: 'default' }), reasons: [reason] });
  }
  const target = partition ?? partitionOfRegion('us-east-1');
  const reason = foreign
    ? `No region is set and the role is of partition ${target.name}: its main region ${target.mainRegion} is used.`
    : `No region is set and the global endpoint has neither FIPS nor dual-stack: ${target.mainRegion} is used.`;
  return regionalEndpoint(target.mainRegion, target, variants, { kind: 'default' }, [reason]);
}

interface Variants {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

function readVariants({ section, environment }: EndpointQuestion): Variants {
  const fips = readVariable(environment, 'AWS_USE_FIPS_ENDPOINT') ?? readSetting(section, key.useFipsEndpoint);
  const dualStack =
    readVariable(environment, 'AWS_USE_DUALSTACK_ENDPOINT') ?? readSetting(section, key.useDualstackEndpoint);
  return { fips: isTrue(fips), dualStack: isTrue(dualStack) };
}

/** `fips-us-east-1` and `us-east-1-fips`, the old way to ask for FIPS, name the region without it. */
function stripFips(region: string): string {
  return region.replace(/^fips-|-fips$/, '');
}

function globalEndpoint(by: Decider): StsEndpoint {
  return { url: 'https://sts.amazonaws.com', signingRegion: 'us-east-1', by };
}

function regionalEndpoint(
  region: string,
  partition: Partition,
  { fips, dualStack }: Variants,
  by: Decider,
  reasons: readonly string[],
): Result<EndpointChoice> {
  const suffix = dualStack ? partition.dualStackSuffix : partition.suffix;
  if (suffix === null) return dualStackMissing(region, partition, by);
  // GovCloud's plain endpoints are FIPS endpoints already.
  const service = fips && (dualStack || partition.name !== 'aws-us-gov') ? 'sts-fips' : 'sts';
  return succeed({ sts: { url: `https://${service}.${region}.${suffix}`, signingRegion: region, by }, reasons });
}

function regionMissing(url: Decided<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `${sentenceStart(renderDecider(url.by))} names the endpoint ${url.value}, and no region is set to sign for.`,
    hint: 'Set a region: -Region, the variable AWS_REGION, or "region = ..." in the profile. aws-cli refuses this too.',
    target: url.value,
    by: url.by,
  });
}

function dualStackMissing(region: string, partition: Partition, by: Decider): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `Dual-stack is asked for, but STS has no dual-stack endpoint in ${region} (partition ${partition.name}).`,
    hint: 'Remove use_dualstack_endpoint from the profile or the variable AWS_USE_DUALSTACK_ENDPOINT.',
    target: region,
    by,
  });
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
