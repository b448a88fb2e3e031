import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { findPartitionOfArn, type Partition, partitionOfRegion } from '../partitions.ts';
import { startWithProvenance } from '../problem.ts';
import type { Provenance, Resolved } from '../resolvedValue.ts';
import { type EndpointSettings, resolveConfiguredEndpoint, type ServiceEndpoint } from './configured.ts';
import { findHost, type Variants } from './hosts.ts';
import { noDualStack, readAsked, toEndpoint } from './regional.ts';

/** The input for resolving the STS endpoint. */
interface EndpointQuestion extends EndpointSettings {
  readonly region: Resolved<string> | null;
  /** The roles to assume. */
  readonly roleArns: readonly string[];
}

export interface EndpointChoice {
  readonly sts: ServiceEndpoint;
  /** Configured by the user, so roles of any partition may be valid there. */
  readonly isConfigured: boolean;
  readonly reasons: readonly string[];
}

/**
 * Resolves the STS endpoint and the signing region: the configured endpoint, otherwise the regional one with FIPS and
 * dual-stack as requested, otherwise the global one, signed for us-east-1 (botocore args.py). Without a region, a role of
 * another partition than `aws`, FIPS, and dual-stack use the main region of the partition; the AWS CLI would call a host
 * that does not exist. sts_regional_endpoints is ignored, as in AWS CLI 2.
 */
export function resolveStsEndpoint(question: EndpointQuestion): Result<EndpointChoice> {
  const { region } = question;
  const configured = resolveConfiguredEndpoint('sts', question);
  if (!configured.ok) return configured;
  const { name, variants } = readAsked(region?.value ?? '', question);
  if (configured.value !== null) return useConfigured(configured.value, name);
  if (region === null) return useNoRegion(question, variants, { kind: 'default' });
  if (name === 'aws-global') return useNoRegion(question, variants, region.by);
  return useRegion(name, partitionOfRegion(name), variants, region.by);
}

/** A configured endpoint ignores FIPS and dual-stack. */
function useConfigured(url: Resolved<string>, region: string): Result<EndpointChoice> {
  const reasons = [say`${startWithProvenance(url.by)} specifies the STS endpoint.`];
  const sts = { url: url.value, signingRegion: region || 'us-east-1', by: url.by };
  return succeed({ sts, isConfigured: true, reasons });
}

function useNoRegion(question: EndpointQuestion, variants: Variants, by: Provenance): Result<EndpointChoice> {
  const foreign = question.roleArns.map(findPartitionOfArn).find((found) => found && found.name !== 'aws');
  if (foreign) {
    const reason = say`No region is set and the role belongs to partition ${foreign.name}, so its main region ${foreign.mainRegion} is used.`;
    return useRegion(foreign.mainRegion, foreign, variants, by, [reason]);
  }
  if (variants.fips || variants.dualStack) {
    const reason = say`No region is set and the global endpoint supports neither FIPS nor dual-stack, so us-east-1 is used.`;
    return useRegion('us-east-1', partitionOfRegion('us-east-1'), variants, by, [reason]);
  }
  const reason = say`No region is set, so the global STS endpoint is used, signed for us-east-1.`;
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
  by: Provenance,
  reasons: readonly string[] = [],
): Result<EndpointChoice> {
  const found = findHost('sts', region, partition, variants);
  if (found === undefined) return noDualStack('sts', region);
  return succeed({ sts: toEndpoint(found, by), isConfigured: false, reasons });
}
