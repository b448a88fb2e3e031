import { parseArn } from '../core/arn.ts';

/**
 * AWS's partitions: how their regions are named and the suffixes of their endpoints. Source: botocore's
 * data/partitions.json and data/endpoints.json (which has no dual-stack STS for iso-e and iso-f).
 */
export interface Partition {
  readonly name: string;
  readonly regions: RegExp;
  readonly suffix: string;
  /** null: the partition has no dual-stack endpoints. */
  readonly dualStackSuffix: string | null;
  /** The region that global calls go to (`implicitGlobalRegion`). */
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

/** The partition whose regions are named so, `aws-cn-global` and the like included; undefined when none is. */
export function findPartitionOfRegion(region: string): Partition | undefined {
  return partitions.find((partition) => partition.regions.test(region) || region === `${partition.name}-global`);
}

/** The partition that an ARN names in its second field; undefined when it is not an ARN of a known one. */
export function findPartitionOfArn(arn: string): Partition | undefined {
  const name = parseArn(arn)?.partition;
  return partitions.find((partition) => partition.name === name);
}

/** What AWS takes a region of an unknown name for (endpoint rule sets fall back to `aws`). */
export function partitionOfRegion(region: string): Partition {
  return findPartitionOfRegion(region) ?? commercial;
}
