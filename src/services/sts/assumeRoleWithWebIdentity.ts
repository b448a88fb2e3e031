import {
  AssumeRoleWithWebIdentity$,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts';
import type { Credentials } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import type { Secret } from '../../core/secret.ts';
import type { CallSettings } from '../../plan/callSettings.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';
import { readRoleSession } from './sessionOutput.ts';

interface WebIdentityParameters extends Pick<CallSettings, 'policy' | 'policyArns'> {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly token: Secret;
  /** Seconds. */
  readonly durationSeconds?: number;
}

/**
 * Calls STS AssumeRoleWithWebIdentity; the token authenticates the call, so it is not signed.
 * Errors: those of AssumeRole; CredentialsExpired if the token has expired.
 */
export function assumeRoleWithWebIdentity(
  parameters: WebIdentityParameters,
  sts: Service,
): Promise<Result<Credentials>> {
  const { roleArn, sessionName, token, durationSeconds, policy, policyArns } = parameters;
  const input: AssumeRoleWithWebIdentityRequest = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    WebIdentityToken: token.reveal(),
    DurationSeconds: durationSeconds,
    Policy: policy,
    PolicyArns: policyArns?.map((arn) => ({ arn })),
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
