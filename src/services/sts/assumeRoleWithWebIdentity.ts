import {
  AssumeRoleWithWebIdentity$,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts';
import type { Credentials } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import type { Secret } from '../../core/secret.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';
import { readRoleSession } from './sessionOutput.ts';

export interface WebIdentityParameters {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly token: Secret;
}

/**
 * STS AssumeRoleWithWebIdentity: the token is the proof, so nothing is signed.
 * Errors: those of AssumeRole; CredentialsExpired when the token has expired.
 */
export function assumeRoleWithWebIdentity(
  parameters: WebIdentityParameters,
  sts: Service,
): Promise<Result<Credentials>> {
  const { roleArn, sessionName, token } = parameters;
  const input: AssumeRoleWithWebIdentityRequest = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    WebIdentityToken: token.reveal(),
  };
  return callService(
    {
      operation: AssumeRoleWithWebIdentity$,
      input,
      credentials: null,
      facts: { action: 'AssumeRoleWithWebIdentity', roleArn, secrets: [token] },
      read: (output, now) =>
        readRoleSession(output as AssumeRoleWithWebIdentityResponse | undefined, roleArn, now, sts),
    },
    sts,
  );
}
