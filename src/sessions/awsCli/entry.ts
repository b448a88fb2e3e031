import { parseJson } from '../../core/json.ts';
import { parseTime, renderTime } from '../../core/time.ts';
import { readSession } from '../../services/sts/sessionOutput.ts';
import { isTemporary, type TemporaryCredentials } from '../session.ts';

/** Parses a file of the AWS CLI's cache. Returns its credentials; undefined if there are none, or if they have expired. `now`: UTC. */
export function parseAwsCliEntry(text: string, now: Date): TemporaryCredentials | undefined {
  const entry = readEntry(text);
  const credentials = entry === undefined ? undefined : readSession(entry, now);
  return credentials !== undefined && isTemporary(credentials) ? credentials : undefined;
}

/**
 * The access key ID in a cache file of the AWS CLI, even if expired; undefined for any other file, which must not be
 * replaced or removed.
 */
export function readAwsCliKeyId(text: string): string | undefined {
  return readEntry(text)?.Credentials.AccessKeyId;
}

/** Renders a cache file of the AWS CLI: one line with the response of STS (botocore credentials.py) and its additions. Contains secrets. */
export function renderAwsCliEntry(credentials: TemporaryCredentials): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId, assumedRole } = credentials;
  return JSON.stringify({
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey.reveal(),
      SessionToken: sessionToken.reveal(),
      Expiration: renderTime(expiration),
      AccountId: accountId,
    },
    AssumedRoleUser: { AssumedRoleId: assumedRole?.id, Arn: assumedRole?.arn },
    ResponseMetadata: { HTTPStatusCode: 200, RetryAttempts: 0 },
  });
}

function readEntry(text: string) {
  const { Credentials, AssumedRoleUser } = asRecord(parseJson(text));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = asRecord(Credentials);
  const { Arn, AssumedRoleId } = asRecord(AssumedRoleUser);
  const end = isText(Expiration) ? parseTime(Expiration) : undefined;
  if (!isText(AccessKeyId) || !isText(SecretAccessKey) || !isText(SessionToken) || end === undefined) return undefined;
  return {
    Credentials: { AccessKeyId, SecretAccessKey, SessionToken, Expiration: end },
    AssumedRoleUser: isText(Arn) && isText(AssumedRoleId) ? { Arn, AssumedRoleId } : undefined,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
