import { GetCallerIdentity$, type GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import { parseArn } from '../../core/arn.ts';
import { type Credentials, secretsOf } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';

/** The AWS identity of credentials. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

/**
 * Calls STS GetCallerIdentity; returns the identity of the credentials that sign the call.
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

/** The principal in an ARN of GetCallerIdentity. */
interface Principal {
  readonly principalType: 'Root' | 'User' | 'AssumedRole' | 'FederatedUser' | 'Other';
  /** Only for an assumed role; without the path, which such an ARN does not contain. */
  readonly roleName: string | null;
  /** The session name of an assumed role, or the name of a federated user. */
  readonly sessionName: string | null;
}

/** Parses the principal in the ARN of an identity (IAM User Guide, "IAM identifiers"). */
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
  // moto, the common mock of AWS, has its user under sts.
  return (service === 'iam' || service === 'sts') && resource.startsWith('user/') ? 'User' : 'Other';
}
