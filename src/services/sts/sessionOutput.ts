import type { AssumeRoleResponse } from '@aws-sdk/client-sts';
import { cleanText } from '../../core/cleanText.ts';
import type { Credentials } from '../../core/credentials.ts';
import { say } from '../../core/say.ts';
import { Secret } from '../../core/secret.ts';
import { isConfigured } from '../../plan/endpoints/configured.ts';
import type { Service } from '../service.ts';

/** The service that sent the response. */
type Answering = Pick<Service, 'endpoint' | 'warn'>;

/** The common part of the output of all calls that return a session. */
type SessionOutput = Pick<AssumeRoleResponse, 'Credentials' | 'AssumedRoleUser'>;

/** Sessions from AWS last at most 36 hours (GetSessionToken); one hour more allows for clock skew. */
const longest = 37 * 3_600_000;

/** Services that are compatible with STS, such as MinIO, have sessions of up to a year. */
const maxLifetimeElsewhere = 366 * 86_400_000;

/**
 * Reads the session in a response. Undefined if it is not valid: a value is missing or contains invalid characters, the
 * session has already expired, or it expires too late. Short access key IDs are valid, since compatible services have them.
 *
 * @param now the time of the service
 * @param isElsewhere whether the service might not be AWS, and so have longer sessions
 */
export function readSession(output: SessionOutput, now: Date, isElsewhere = false): Credentials | undefined {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = output.Credentials ?? {};
  if (!isKey(AccessKeyId) || !isToken(SecretAccessKey) || !isToken(SessionToken)) return undefined;
  if (!(Expiration instanceof Date) || !isPlausible(Expiration, now, isElsewhere ? maxLifetimeElsewhere : longest))
    return undefined;
  const session = {
    accessKeyId: AccessKeyId,
    secretAccessKey: new Secret(SecretAccessKey),
    sessionToken: new Secret(SessionToken),
    expiration: Expiration,
  };
  const { Arn, AssumedRoleId } = output.AssumedRoleUser ?? {};
  if (!Arn || !AssumedRoleId) return session;
  const accountId = /^arn:[\w-]+:sts::(\d{12}):/.exec(Arn)?.[1];
  return {
    ...session,
    assumedRole: { arn: Arn, id: AssumedRoleId },
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/**
 * Reads the session in a response if it is for the requested role: a session of another role could be in another account. A
 * configured endpoint might be a service with different role ARNs (MinIO has none): its session is used, with a warning, unless
 * the response names another account.
 */
export function readRoleSession(
  output: SessionOutput | undefined,
  roleArn: string,
  now: Date,
  sts: Answering,
): Credentials | undefined {
  if (output === undefined) return undefined;
  const session = readSession(output, now, isConfigured(sts.endpoint));
  const arn = output.AssumedRoleUser?.Arn;
  if (session === undefined || isSessionOf(roleArn, arn)) return session;
  if (!isConfigured(sts.endpoint) || isOfOtherAccount(roleArn, arn)) return undefined;
  sts.warn({ code: 'SessionMismatch', message: renderMismatch(roleArn, arn, sts.endpoint.url) });
  return session;
}

function renderMismatch(roleArn: string, arn: string | undefined, url: string): string {
  const answer = arn ? say`a session of ${cleanText(arn)}` : say`a session without a role ARN`;
  return say`${url} returned ${answer} in response to the call for ${roleArn}. AwsRole uses the session but does not cache it.`;
}

/** Whether the ARN of an assumed role, which does not contain the path, is a session of that role. Roles in Ceph have no account. */
export function isSessionOf(roleArn: string, assumedArn: string | undefined): boolean {
  const role = /^arn:([\w-]+):iam::(\d*):role\/(?:.*\/)?([^/]+)$/.exec(roleArn);
  const session = /^arn:([\w-]+):sts::(\d*):assumed-role\/([^/]+)\/[\w+=,.@-]+$/.exec(assumedArn ?? '');
  return (
    role !== null &&
    session !== null &&
    [1, 2, 3].every((part) => role[part]?.toLowerCase() === session[part]?.toLowerCase())
  );
}

function isOfOtherAccount(roleArn: string, arn: string | undefined): boolean {
  const asked = /^arn:[\w-]+:iam::(\d{12}):/.exec(roleArn)?.[1];
  const answered = /^arn:[\w-]+:sts::(\d{12}):/.exec(arn ?? '')?.[1];
  // Emulators of AWS use the account 000000000000 for everything.
  return asked !== undefined && ![undefined, '000000000000', asked].includes(answered);
}

function isKey(text: string | undefined): text is string {
  return text !== undefined && /^[\w.-]{1,128}$/.test(text);
}

function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\x21-\x7e]+$/.test(text);
}

function isPlausible(expiration: Date, now: Date, most: number): boolean {
  const left = expiration.getTime() - now.getTime();
  return left > 0 && left <= most;
}
