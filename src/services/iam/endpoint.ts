import type { Configuration, Section } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { resolveConfiguredEndpoint } from '../../plan/endpoint.ts';
import { partitionOfRegion } from '../../plan/partitions.ts';
import type { ServiceEndpoint } from '../../plan/plan.ts';

/** A partition's one IAM and the region that signs for it. Source: botocore's data/iam/2010-05-08/endpoint-rule-set-1.json. */
const endpoints: Readonly<Record<string, { readonly host: string; readonly signingRegion: string }>> = {
  aws: { host: 'iam.amazonaws.com', signingRegion: 'us-east-1' },
  'aws-cn': { host: 'iam.cn-north-1.amazonaws.com.cn', signingRegion: 'cn-north-1' },
  'aws-us-gov': { host: 'iam.us-gov.amazonaws.com', signingRegion: 'us-gov-west-1' },
  'aws-eusc': { host: 'iam.eusc-de-east-1.amazonaws.eu', signingRegion: 'eusc-de-east-1' },
  'aws-iso': { host: 'iam.us-iso-east-1.c2s.ic.gov', signingRegion: 'us-iso-east-1' },
  'aws-iso-b': { host: 'iam.us-isob-east-1.sc2s.sgov.gov', signingRegion: 'us-isob-east-1' },
  'aws-iso-e': { host: 'iam.eu-isoe-west-1.cloud.adc-e.uk', signingRegion: 'eu-isoe-west-1' },
  'aws-iso-f': { host: 'iam.us-isof-south-1.csp.hci.ic.gov', signingRegion: 'us-isof-south-1' },
};

/**
 * Where IAM is for a profile: what it configures (AWS_ENDPOINT_URL_IAM, endpoint_url ...), else the one of its region's
 * partition. Errors: those of a configured endpoint that is none.
 */
export function resolveIamEndpoint(
  region: string | undefined,
  section: Section | undefined,
  configuration: Configuration,
  environment: Environment,
): Result<ServiceEndpoint> {
  const { name } = partitionOfRegion(region ?? 'us-east-1');
  const { host, signingRegion } = endpoints[name] ?? { host: 'iam.amazonaws.com', signingRegion: 'us-east-1' };
  const configured = resolveConfiguredEndpoint(section, configuration, environment, 'iam');
  if (!configured.ok) return configured;
  if (configured.value !== null) {
    return succeed({ url: configured.value.value, signingRegion, by: configured.value.by });
  }
  return succeed({ url: `https://${host}`, signingRegion, by: { kind: 'default' } });
}
