/** The parts of an Amazon Resource Name; null where the ARN leaves one empty. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string | null;
  /** 12 digits for what belongs to an account. */
  readonly accountId: string | null;
  /** The rest, colons included: `role/path/Name`. */
  readonly resource: string;
}

/** Splits `arn:partition:service:region:account:resource`; undefined when the text is not of that shape. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...rest] = text.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || !partition || !service || !resource) return undefined;
  return { partition, service, region: region || null, accountId: accountId || null, resource };
}

/**
 * Whether an ARN is of the shape of a role's, by IAM's patterns of paths and names (API reference, Role). Its account is not looked
 * at: a service that is compatible with STS may have none, or a tenant's name.
 */
export function isRoleArn({ service, region, resource }: Arn): boolean {
  return service === 'iam' && region === null && /^role\/(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/.test(resource);
}

/** The name in a role's ARN, without its path; a text that is not an ARN names itself. */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
