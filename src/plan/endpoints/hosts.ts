import type { Partition } from '../partitions.ts';

/** The services that AwsRole calls, as AWS names them in settings and signatures. */
export type ServiceId = 'sts' | 'iam' | 'sso' | 'sso-oidc' | 'signin';

/** The requested variants of an endpoint. */
export interface Variants {
  readonly fips: boolean;
  readonly dualStack: boolean;
}

export interface ServiceHost {
  readonly host: string;
  readonly signingRegion: string;
}

/**
 * The host of a service in a region; undefined if the partition has no dual-stack endpoints. Source:
 * endpoint-rule-set-1.json of each service in botocore/data of AWS CLI 2.36.7.
 */
export function findHost(
  service: ServiceId,
  region: string,
  partition: Partition,
  variants: Variants,
): ServiceHost | undefined {
  const suffix = variants.dualStack ? partition.dualStackSuffix : partition.suffix;
  if (suffix === null) return undefined;
  if (service === 'iam')
    return { host: findIamHost(partition, variants, suffix), signingRegion: iamRegionOf(partition) };
  const own = service === 'signin' && !variants.dualStack ? findSignInHost(region, partition, variants) : undefined;
  // The standard endpoints of GovCloud are FIPS endpoints.
  const isPlainFips = partition.name === 'aws-us-gov' && !variants.dualStack && service !== 'signin';
  const name = prefixes[service] + (variants.fips && !isPlainFips ? '-fips' : '');
  return { host: own ?? `${name}.${region}.${suffix}`, signingRegion: region };
}

const prefixes = { sts: 'sts', sso: 'portal.sso', 'sso-oidc': 'oidc', signin: 'signin' } as const;

/** AWS Sign-In has its own domains; only the one of GovCloud has FIPS endpoints. */
function findSignInHost(region: string, { name }: Partition, { fips }: Variants): string | undefined {
  const domain = signInDomains[name];
  if (!fips) return domain && `${region}.signin.${domain}`;
  if (name !== 'aws-us-gov') return undefined;
  return region === 'us-gov-west-1' ? `signin-fips.${domain}` : `${region}.signin-fips.${domain}`;
}

const signInDomains: Readonly<Record<string, string>> = {
  aws: 'aws.amazon.com',
  'aws-cn': 'amazonaws.cn',
  'aws-us-gov': 'amazonaws-us-gov.com',
  'aws-eusc': 'amazonaws-eusc.eu',
  'aws-iso': 'c2shome.ic.gov',
  'aws-iso-b': 'sc2shome.sgov.gov',
  'aws-iso-e': 'csphome.adc-e.uk',
  'aws-iso-f': 'csphome.hci.ic.gov',
};

/** Each partition has one IAM endpoint. If no rule has a host for the variant, the host name has no region. */
function findIamHost(partition: Partition, { fips, dualStack }: Variants, suffix: string): string {
  const name = fips ? 'iam-fips' : 'iam';
  switch (partition.name) {
    case 'aws':
      return dualStack ? `${name}.global.${suffix}` : `${name}.${suffix}`;
    case 'aws-us-gov':
      return `iam.us-gov.${suffix}`;
    case 'aws-cn':
      if (fips) break;
      return dualStack ? `iam.global.${suffix}` : `iam.${iamRegionOf(partition)}.${suffix}`;
    default: {
      const hasFips = partition.name === 'aws-iso' || partition.name === 'aws-iso-b';
      if (!dualStack && (!fips || hasFips)) return `${name}.${iamRegionOf(partition)}.${suffix}`;
    }
  }
  return `${name}.${suffix}`;
}

function iamRegionOf({ name, mainRegion }: Partition): string {
  return name === 'aws-cn' ? 'cn-north-1' : mainRegion;
}
