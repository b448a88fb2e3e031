import type { AnswerObject } from '../core/answer.ts';
import type { RoleSession } from './roleVariables.ts';

/**
 * The output of a credential_process (AWS SDKs and Tools Reference Guide, "Process credential provider"). Omits missing
 * properties, since SDKs reject null.
 */
export function renderProcessAnswer({
  credentials,
  accountId,
}: Pick<RoleSession, 'credentials' | 'accountId'>): AnswerObject {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  return {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken === undefined ? {} : { SessionToken: sessionToken }),
    ...(expiration === undefined ? {} : { Expiration: expiration }),
    ...(accountId === null ? {} : { AccountId: accountId }),
  };
}
