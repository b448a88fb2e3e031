/** The parts of an Amazon Resource Name; null for a part that is empty. */
interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string | null;
  /** 12 digits, if the resource belongs to an account. */
  readonly accountId: string | null;
  /** The rest, colons included: `role/path/Name`. */
  readonly resource: string;
}

/** Splits `arn:partition:service:region:account:resource`; undefined if the text does not have that form. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || !partition || !service || !resource) return undefined;
  return { partition, service, region: region || null, accountId: accountId || null, resource };
}

/**
 * Whether an ARN has the form of a role ARN, by the patterns for paths and names in the IAM API reference (Role). The account is not
 * checked: services that are compatible with STS may have none, or the name of a tenant.
 */
export function isRoleArn({ service, region, resource }: Arn): boolean {
  return service === 'iam' && region === null && /^role\/(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/.test(resource);
}

/** The role name in a role ARN, without the path; a text that is not an ARN is returned as it is. */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
