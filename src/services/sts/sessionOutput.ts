import type { AssumeRoleResponse } from '@aws-sdk/client-sts';
import type { Credentials } from '../../core/credentials.ts';
import { Secret } from '../../core/secret.ts';

/** What the outputs of all calls that open a session share. */
type SessionOutput = Pick<AssumeRoleResponse, 'Credentials' | 'AssumedRoleUser'>;

/** AWS gives at most 36 hours (GetSessionToken); an hour more for clocks. */
const longest = 37 * 3_600_000;

/**
 * The session of an answer. Undefined when it is none: a value is missing or holds characters that no key has, the
 * session has ended already, or ends later than AWS grants.
 *
 * @param now the service's time
 */
export function readSession(output: SessionOutput, now: Date): Credentials | undefined {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = output.Credentials ?? {};
  if (!isKey(AccessKeyId) || !isToken(SecretAccessKey) || !isToken(SessionToken)) return undefined;
  if (!(Expiration instanceof Date) || !isPlausible(Expiration, now)) return undefined;
  const session = {
    accessKeyId: AccessKeyId,
    secretAccessKey: new Secret(SecretAccessKey),
    sessionToken: new Secret(SessionToken),
    expiration: Expiration,
  };
  const { Arn, AssumedRoleId } = output.AssumedRoleUser ?? {};
  if (Arn === undefined || AssumedRoleId === undefined) return session;
  const accountId = /^arn:[\w-]+:sts::(\d{12}):/.exec(Arn)?.[1];
  return {
    ...session,
    assumedRole: { arn: Arn, id: AssumedRoleId },
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/** The session of an answer, if it is one of the role asked for: another role's could lie in another account. */
export function readRoleSession(
  output: SessionOutput | undefined,
  roleArn: string,
  now: Date,
): Credentials | undefined {
  return isSessionOf(roleArn, output?.AssumedRoleUser?.Arn) && output !== undefined
    ? readSession(output, now)
    : undefined;
}

/** Whether an assumed role's ARN is a session of that role (whose path it leaves out). */
export function isSessionOf(roleArn: string, assumedArn: string | undefined): boolean {
  const role = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/[\w+=,.@-]+$/.exec(assumedArn ?? '');
  return (
    role !== null &&
    session !== null &&
    [1, 2, 3].every((part) => role[part]?.toLowerCase() === session[part]?.toLowerCase())
  );
}

function isKey(text: string | undefined): text is string {
  return text !== undefined && /^\w{16,128}$/.test(text);
}

function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\x21-\x7e]+$/.test(text);
}

function isPlausible(expiration: Date, now: Date): boolean {
  const left = expiration.getTime() - now.getTime();
  return left > 0 && left <= longest;
}
