import { GetCallerIdentity$, type GetCallerIdentityResponse } from '@aws-sdk/client-sts';
import type { Credentials } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import { callSts } from '../call.ts';
import { secretsOf } from '../credentialSecrets.ts';
import type { Sts } from '../service.ts';

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
export function getCallerIdentity(credentials: Credentials, sts: Sts): Promise<Result<Identity>> {
  return callSts(
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

function readIdentity(output: GetCallerIdentityResponse | undefined): Identity | undefined {
  const { Account, Arn, UserId } = output ?? {};
  if (!/^\d{12}$/.test(Account ?? '') || !/^arn:[\x21-\x7e]+$/.test(Arn ?? '') || !/^[\x21-\x7e]+$/.test(UserId ?? ''))
    return undefined;
  return { account: Account ?? '', arn: Arn ?? '', userId: UserId ?? '' };
}
