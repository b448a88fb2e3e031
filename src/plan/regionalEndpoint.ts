import type { Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { isTrue } from './decided.ts';
import type { Partition } from './partitions.ts';
import { refuse } from './problem.ts';
import { readSwitch, switches } from './switches.ts';

/** Kinds of endpoints that may be asked for. */
export interface Variants {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

/** What is asked for by variables, or else by the profile. */
export function readVariants(section: Section | undefined, environment: Environment): Variants {
  return {
    fips: isTrue(readSwitch(switches.fips, section, environment)),
    dualStack: isTrue(readSwitch(switches.dualStack, section, environment)),
  };
}

/** The URL of STS in a region (botocore, rule set of sts); InvalidParameter where there is no such variant. */
export function resolveRegionalUrl(
  region: string,
  partition: Partition,
  { fips, dualStack }: Variants,
): Result<string> {
  const suffix = dualStack ? partition.dualStackSuffix : partition.suffix;
  if (suffix === null) return noDualStack(region, partition);
  // GovCloud's plain endpoints are FIPS endpoints already.
  const service = fips && (dualStack || partition.name !== 'aws-us-gov') ? 'sts-fips' : 'sts';
  return succeed(`https://${service}.${region}.${suffix}`);
}

/** `fips-us-east-1` and `us-east-1-fips`, the old way to ask for FIPS, without it (botocore client.py). */
export function stripFips(region: string): string {
  return region.replaceAll('fips-', '').replaceAll('-fips', '');
}

function noDualStack(region: string, partition: Partition): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `Dual-stack is asked for, but STS has no dual-stack endpoint in ${region} (partition ${partition.name}).`,
    hint: 'Remove use_dualstack_endpoint from the profile, or the variable AWS_USE_DUALSTACK_ENDPOINT.',
    target: region,
  });
}
