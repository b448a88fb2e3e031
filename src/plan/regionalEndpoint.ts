import { key } from '../config/keys.ts';
import type { Environment, Section } from '../config/profile.ts';
import { type Result, succeed } from '../protocol/error.ts';
import type { Warning } from '../protocol/warning.ts';
import { commentIn } from './comment.ts';
import type { Partition } from './partitions.ts';
import type { Decided } from './plan.ts';
import { refuse, startWithDecider, warn } from './problem.ts';
import { isTrue, readSetting, readVariable } from './settings.ts';

/** Kinds of endpoints that may be asked for. */
export interface Variants {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

/** What is asked for by variables, or else by the profile. */
export function readVariants(section: Section | undefined, environment: Environment): Variants {
  const { fips, dualStack } = decideVariants(section, environment);
  return { fips: isTrue(fips), dualStack: isTrue(dualStack) };
}

/** FIPS that somebody asked for must not go missing in silence: aws-cli takes `true # x` for something else than true. */
export function warnOfVariants(section: Section | undefined, environment: Environment): Warning[] {
  return Object.values(decideVariants(section, environment)).flatMap((setting) => {
    const comment = commentIn(setting);
    if (setting === undefined || comment === undefined) return [];
    const message = `${startWithDecider(setting.by)} counts as not set: "${comment}" is part of its value, as in aws-cli; only the AWS SDKs take that for a comment. Put it on a line of its own.`;
    return [warn('CommentInValue', message, setting.by)];
  });
}

type Deciding = Readonly<Record<keyof Variants, Decided<string> | undefined>>;

function decideVariants(section: Section | undefined, environment: Environment): Deciding {
  const read = (variable: string, name: string) => readVariable(environment, variable) ?? readSetting(section, name);
  return {
    fips: read('AWS_USE_FIPS_ENDPOINT', key.useFipsEndpoint),
    dualStack: read('AWS_USE_DUALSTACK_ENDPOINT', key.useDualstackEndpoint),
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
