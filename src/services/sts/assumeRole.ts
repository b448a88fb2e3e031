import { AssumeRole$, type AssumeRoleRequest, type AssumeRoleResponse } from '@aws-sdk/client-sts';
import { type Credentials, secretsOf } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import type { Secret } from '../../core/secret.ts';
import { type CallSettings, splitTag } from '../../plan/callSettings.ts';
import { callService } from '../call.ts';
import type { Service } from '../service.ts';
import { readRoleSession } from './sessionOutput.ts';

export interface AssumeRoleParameters extends CallSettings {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId?: string;
  readonly serialNumber?: string;
  readonly tokenCode?: Secret;
  /** Seconds. */
  readonly durationSeconds?: number;
}

/**
 * Calls STS AssumeRole, signed with the given credentials; returns the session of the role.
 * Errors: AccessDenied, MfaRejected, CredentialsExpired, StsRejected, StsThrottled, StsUnavailable, NetworkUnreachable.
 */
export function assumeRole(
  parameters: AssumeRoleParameters,
  credentials: Credentials,
  sts: Service,
): Promise<Result<Credentials>> {
  const { roleArn, externalId, serialNumber, tokenCode } = parameters;
  return callService(
    {
      operation: AssumeRole$,
      input: toRequest(parameters),
      credentials,
      facts: {
        action: 'AssumeRole',
        roleArn,
        accessKeyId: credentials.accessKeyId,
        ...(externalId === undefined ? {} : { externalId }),
        ...(serialNumber === undefined ? {} : { serialNumber }),
        secrets: [...secretsOf(credentials), ...(tokenCode === undefined ? [] : [tokenCode])],
      },
      read: (output, now) => readRoleSession(output as AssumeRoleResponse | undefined, roleArn, now, sts),
    },
    sts,
  );
}

function toTag(tag: string): { Key: string; Value: string } {
  const { key, value } = splitTag(tag);
  return { Key: key, Value: value };
}

function toRequest({ tokenCode, ...parameters }: AssumeRoleParameters): AssumeRoleRequest {
  return {
    RoleArn: parameters.roleArn,
    RoleSessionName: parameters.sessionName,
    ExternalId: parameters.externalId,
    SerialNumber: parameters.serialNumber,
    TokenCode: tokenCode?.reveal(),
    DurationSeconds: parameters.durationSeconds,
    Tags: parameters.sessionTags?.map(toTag),
    TransitiveTagKeys: parameters.transitiveTagKeys?.slice(),
    SourceIdentity: parameters.sourceIdentity,
    Policy: parameters.policy,
    PolicyArns: parameters.policyArns?.map((arn) => ({ arn })),
  };
}
