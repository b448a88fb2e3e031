import {
  CreateAccessKey$,
  type CreateAccessKeyResponse,
  DeleteAccessKey$,
  ListAccessKeys$,
  type ListAccessKeysResponse,
  UpdateAccessKey$,
} from '@aws-sdk/client-iam';
import { type Credentials, secretsOf } from '../../core/credentials.ts';
import type { Result } from '../../core/error.ts';
import { Secret } from '../../core/secret.ts';
import { callService, type ServiceCall } from '../call.ts';
import type { QueryService } from '../protocol.ts';
import type { Service } from '../service.ts';

export interface KeyState {
  readonly accessKeyId: string;
  readonly isActive: boolean;
}

/**
 * Lists the access keys of the calling user. Errors of all calls in this file: AccessDenied, CredentialsExpired,
 * StsRejected, StsThrottled, StsUnavailable, NetworkUnreachable.
 */
export function listAccessKeys(credentials: Credentials, iam: Service): Promise<Result<readonly KeyState[]>> {
  return callIam({ operation: ListAccessKeys$, input: {}, credentials, read: readList }, 'ListAccessKeys', iam);
}

/** Creates an access key for the calling user, who can have two. Never retried, since a retry could create a second key. */
export function createAccessKey(credentials: Credentials, iam: Service): Promise<Result<Credentials>> {
  const call = { operation: CreateAccessKey$, input: {}, credentials, read: readKey, maxAttempts: 1 };
  return callIam(call, 'CreateAccessKey', iam);
}

/** Deactivates an access key of the calling user; it can be activated again. */
export function deactivateAccessKey(id: string, credentials: Credentials, iam: Service): Promise<Result<null>> {
  const input = { AccessKeyId: id, Status: 'Inactive' };
  return callIam({ operation: UpdateAccessKey$, input, credentials, read: readNothing }, 'UpdateAccessKey', iam);
}

/** Permanently deletes an access key of the calling user. */
export function deleteAccessKey(id: string, credentials: Credentials, iam: Service): Promise<Result<null>> {
  const input = { AccessKeyId: id };
  return callIam({ operation: DeleteAccessKey$, input, credentials, read: readNothing }, 'DeleteAccessKey', iam);
}

const iamService: QueryService = {
  name: 'IAM',
  id: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  serviceNamespace: 'com.amazonaws.iam',
};

async function callIam<T>(
  call: Pick<ServiceCall<T>, 'input' | 'read' | 'operation' | 'maxAttempts'> & { readonly credentials: Credentials },
  action: string,
  iam: Service,
): Promise<Result<T>> {
  const { accessKeyId } = call.credentials;
  const facts = { action, accessKeyId, secrets: secretsOf(call.credentials) };
  return callService({ ...call, service: iamService, facts }, iam);
}

function readList(output: unknown): readonly KeyState[] | undefined {
  const keys = (output as ListAccessKeysResponse | undefined)?.AccessKeyMetadata;
  return keys?.map(({ AccessKeyId = '', Status }) => ({ accessKeyId: AccessKeyId, isActive: Status === 'Active' }));
}

function readKey(output: unknown): Credentials | undefined {
  const { AccessKeyId, SecretAccessKey } = (output as CreateAccessKeyResponse | undefined)?.AccessKey ?? {};
  if (!AccessKeyId || !SecretAccessKey) return undefined;
  return { accessKeyId: AccessKeyId, secretAccessKey: new Secret(SecretAccessKey) };
}

function readNothing(output: unknown): null | undefined {
  return output === undefined ? undefined : null;
}
