import type { Configuration, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { resolveConfiguredEndpoint } from './configuredEndpoint.ts';
import type { EndpointChoice } from './endpointUrl.ts';
import { findPartitionOfArn, type Partition, partitionOfRegion } from './partitions.ts';
import type { Decided, Decider } from './plan.ts';
import { startWithDecider } from './problem.ts';
import { readVariants, resolveRegionalUrl, stripFips, type Variants } from './regionalEndpoint.ts';

/** What the endpoint of STS depends on. */
export interface EndpointQuestion {
  readonly region: Decided<string> | null;
  /** The session's profile; endpoint settings of a source profile count for nothing. */
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** The roles that will be assumed. */
  readonly roleArns: readonly string[];
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
