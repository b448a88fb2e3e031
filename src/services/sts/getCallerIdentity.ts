import { GetCallerIdentity$, type GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { parseArn } from '../../core/arn.ts';
import { type Credentials, secretsOf } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';

/** Who the credentials are to AWS. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/**
 * STS GetCallerIdentity: who signed the call.
 * Errors: CredentialsExpired, StsRejected, AccessDenied, StsThrottled, StsUnavailable, NetworkUnreachable.
 */
export function getCallerIdentity(credentials: Credentials, sts: Service): Promise<Result<Identity>> {
  return callService(
    {
      operation: GetCallerIdentity$,
      input: {},
      credentials,
      facts: { action: 'GetCallerIdentity', accessKeyId: credentials.accessKeyId, secrets: secretsOf(credentials) },
      read: (output) => readIdentity(output as GetCallerIdentityResponse | undefined),
    },
    sts,
  );
}

/** Who an ARN of GetCallerIdentity names. */
interface Principal {
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

function readIdentity(output: GetCallerIdentityResponse | undefined): Identity | undefined {
  const { Account, Arn, UserId } = output ?? {};
  if (!/^\d{12}$/.test(Account ?? '') || !/^arn:[\x21-\x7e]+$/.test(Arn ?? '') || !/^[\x21-\x7e]+$/.test(UserId ?? ''))
    return undefined;
  return { account: Account ?? '', arn: Arn ?? '', userId: UserId ?? '' };
}

function readLongTermType(service: string | undefined, resource: string): 'Root' | 'User' | 'Other' {
  if (service === 'iam' && resource === 'root') return 'Root';
  // moto, the common stand-in for AWS in tests, puts its user under sts.
  return (service === 'iam' || service === 'sts') && resource.startsWith('user/') ? 'User' : 'Other';
}
