import type { AnswerObject } from '../core/answer.ts';
import type { RoleSession } from './roleVariables.ts';

/**
 * What a credential_process prints (AWS SDKs and Tools Reference Guide, "Process credential provider"). What is not
 * there is left out: SDKs take a null for a broken answer.
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
