import { parseArn } from '../../core/arn.ts';

/** Who an ARN of GetCallerIdentity names. */
export interface Principal {
  readonly principalType: 'Root' | 'User' | 'AssumedRole' | 'FederatedUser' | 'Other';
  /** For an assumed role; without the role's path, which such an ARN leaves out. */
  readonly roleName: string | null;
  /** An assumed role's session, or a federated user's name. */
  readonly sessionName: string | null;
}

/** Reads the principal out of an identity's ARN (IAM User Guide, "IAM identifiers"). */
export function parsePrincipal(arn: string): Principal {
  const { service, resource = '' } = parseArn(arn) ?? {};
  const [kind, first, ...rest] = resource.split('/');
  if (service === 'sts' && kind === 'assumed-role' && first !== undefined && rest.length > 0) {
    return { principalType: 'AssumedRole', roleName: first, sessionName: rest.join('/') };
  }
  if (service === 'sts' && kind === 'federated-user' && first !== undefined) {
    return { principalType: 'FederatedUser', roleName: null, sessionName: first };
  }
  return { principalType: readLongTermType(service, resource), roleName: null, sessionName: null };
}

function readLongTermType(service: string | undefined, resource: string): 'Root' | 'User' | 'Other' {
  if (service === 'iam' && resource === 'root') return 'Root';
  // moto, the common stand-in for AWS in tests, puts its user under sts.
  return (service === 'iam' || service === 'sts') && resource.startsWith('user/') ? 'User' : 'Other';
}
