import { findPartitionOfArn, findPartitionOfRegion } from '../plan/partitions.ts';

/** Where users sign in to a partition's console, and where the console is. */
export interface ConsoleHosts {
  readonly signIn: string;
  readonly console: string;
}

/**
 * Sources: the IAM User Guide ("Enable custom identity broker access to the AWS console") for aws and aws-cn, the
 * lists of endpoints of GovCloud and of the European Sovereign Cloud. The secret partitions publish no console hosts:
 * AWSROLE_FEDERATION_URL and a destination name theirs.
 */
const hosts: Readonly<Record<string, ConsoleHosts>> = {
  aws: { signIn: 'signin.aws.amazon.com', console: 'console.aws.amazon.com' },
  'aws-cn': { signIn: 'signin.amazonaws.cn', console: 'console.amazonaws.cn' },
  'aws-us-gov': { signIn: 'signin.amazonaws-us-gov.com', console: 'console.amazonaws-us-gov.com' },
  'aws-eusc': { signIn: 'eusc-de-east-1.signin.amazonaws-eusc.eu', console: 'console.amazonaws-eusc.eu' },
};

/** The hosts of the partition of a role's ARN, otherwise of a region, otherwise of `aws`; undefined where none are public. */
export function findConsoleHosts(arn: string | null, region: string | null): ConsoleHosts | undefined {
  const partition = findPartitionOfArn(arn ?? '') ?? findPartitionOfRegion(region ?? '');
  return hosts[partition?.name ?? 'aws'];
}
