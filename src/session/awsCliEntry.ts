import type { Credentials } from '../sources/credentials.ts';
import { readSession } from '../sts/session.ts';

/**
 * Reads a file of aws-cli's cache: the credentials in it; undefined for what is none, or is over.
 *
 * @param now UTC
 */
export function parseAwsCliEntry(text: string, now: Date): Credentials | undefined {
  const entry = readEntry(text);
  return entry === undefined ? undefined : readSession(entry, now);
}

/** Whether aws-cli could have written it, also when it is over. Anything else there is not ours to replace. */
export function isAwsCliEntry(text: string): boolean {
  return readEntry(text) !== undefined;
}

/** One line, as aws-cli keeps the answer of STS (botocore credentials.py), with what it adds. The secrets are in it. */
export function renderAwsCliEntry(credentials: Credentials): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId, assumedRole } = credentials;
  return JSON.stringify({
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey.reveal(),
      SessionToken: sessionToken?.reveal(),
      Expiration: expiration?.toISOString().replace(/\.\d+Z$/, 'Z'),
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
  const end = parseTime(Expiration);
  if (!isText(AccessKeyId) || !isText(SecretAccessKey) || !isText(SessionToken) || end === undefined) return undefined;
  return {
    Credentials: { AccessKeyId, SecretAccessKey, SessionToken, Expiration: end },
    AssumedRoleUser: isText(Arn) && isText(AssumedRoleId) ? { Arn, AssumedRoleId } : undefined,
  };
}

/** aws-cli 1 writes `…Z`, aws-cli 2 `…+00:00`; `…UTC` and fractions stand in older files. */
function parseTime(value: unknown): Date | undefined {
  const parts = isText(value) ? /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(?:Z|UTC|\+00:00)$/.exec(value) : null;
  const time = new Date(`${parts?.[1]}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
