/** The name in a role's ARN, without its path; a text that is no ARN names itself. */
export function roleNameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
