import { parseArn } from '../core/arn.ts';

/**
 * A partition of AWS: the pattern of its region names and the suffixes of its endpoints. Source: botocore
 * data/partitions.json and data/endpoints.json (which has no dual-stack STS for iso-e and iso-f).
 */
export interface Partition {
  readonly name: string;
  readonly regions: RegExp;
  readonly suffix: string;
  /** Null if the partition has no dual-stack endpoints. */
  readonly dualStackSuffix: string | null;
  /** The region of global calls (`implicitGlobalRegion`). */
  readonly mainRegion: string;
}

const commercial: Partition = {
  name: 'aws',
  regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  mainRegion: 'us-east-1',
};

export const partitions: readonly Partition[] = [
  commercial,
  {
    name: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    mainRegion: 'cn-northwest-1',
  },
  {
    name: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    mainRegion: 'us-gov-west-1',
  },
  {
    name: 'aws-eusc',
    regions: /^eusc-(de)-\w+-\d+$/,
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
    mainRegion: 'eusc-de-east-1',
  },
  {
    name: 'aws-iso',
    regions: /^us-iso-\w+-\d+$/,
    suffix: 'c2s.ic.gov',
    dualStackSuffix: 'api.aws.ic.gov',
    mainRegion: 'us-iso-east-1',
  },
  {
    name: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
    mainRegion: 'us-isob-east-1',
  },
  {
    name: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: null,
    mainRegion: 'eu-isoe-west-1',
  },
  {
    name: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: null,
    mainRegion: 'us-isof-south-1',
  },
];

/** The partition of a region, also of names such as `aws-cn-global`; undefined if none matches. */
export function findPartitionOfRegion(region: string): Partition | undefined {
  return partitions.find((partition) => partition.regions.test(region) || region === `${partition.name}-global`);
}

/** The partition in the second field of an ARN; undefined if it is not an ARN of a known partition. */
export function findPartitionOfArn(arn: string): Partition | undefined {
  const name = parseArn(arn)?.partition;
  return partitions.find((partition) => partition.name === name);
}

/** The partition of a region; `aws` for an unknown one, as in the endpoint rule sets. */
export function partitionOfRegion(region: string): Partition {
  return findPartitionOfRegion(region) ?? commercial;
}
