import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';
import { type CallFacts, targetOf } from './callFacts.ts';
import { describeDenial } from './denials.ts';
import type { ServiceError } from './protocol.ts';

interface AnswerError {
  readonly error: EngineError;
  readonly retry: 'no' | 'yes' | 'throttled';
}

/** The error for an unsuccessful response. `serviceError` is undefined if the response is not the XML of the service. */
export function describeAnswer(status: number, serviceError: ServiceError | undefined, facts: CallFacts): AnswerError {
  if (serviceError === undefined) return describeGarbage(status, facts);
  const code = quoteCode(serviceError, facts);
  const said = quote(serviceError, facts);
  if (throttlingCodes.has(code) || status === 429) return { error: throttled(code, facts), retry: 'throttled' };
  if (status >= 500 || code === 'IDPCommunicationError')
    return { error: unavailable(say`returned ${code}${said}`, facts), retry: 'yes' };
  return { error: describeRefusal({ ...serviceError, code }, said, facts), retry: 'no' };
}

/** Whether an error code might be caused by a wrong clock. */
export function isClockError(code: string): boolean {
  return clockCodes.has(code);
}

function describeRefusal({ code, message }: ServiceError, said: string, facts: CallFacts): EngineError {
  if (accessCodes.has(code)) return describeDenial(message, said, facts);
  if (expiredCodes.has(code)) return expired(code, facts);
  const known = rejections[code];
  return {
    code: 'StsRejected',
    message: say`${facts.service.name} rejected ${facts.action}: ${code}${known?.silent === true ? '' : said}.`,
    hint: known?.hint(facts) ?? say`Compare the profile settings and the parameters with the message.`,
    ...targetOf(facts),
    ...(code === 'InvalidClientTokenId' && facts.accessKeyId !== undefined ? { endedSession: facts.accessKeyId } : {}),
  };
}

function expired(code: string, facts: CallFacts): EngineError {
  if (facts.action === 'AssumeRoleWithWebIdentity') {
    return {
      code: 'CredentialsExpired',
      message: say`The web identity token for ${facts.roleArn} has expired (${code}).`,
      hint: say`Renew the token file (web_identity_token_file).`,
      ...targetOf(facts),
    };
  }
  const key = facts.accessKeyId === undefined ? '' : say` with the access key ${facts.accessKeyId}`;
  return {
    code: 'CredentialsExpired',
    message: say`The credentials${key} that sign ${facts.action} have expired (${code}).`,
    hint: say`Renew the session of the source profile (Set-AwsRole, aws sso login, or aws login), or remove stale AWS_* environment variables.`,
    ...(facts.accessKeyId === undefined ? {} : { target: facts.accessKeyId, endedSession: facts.accessKeyId }),
  };
}

function throttled(code: string, facts: CallFacts): EngineError {
  return {
    code: 'StsThrottled',
    message: say`${facts.service.name} throttled the call (${code})${attemptsOf(facts)}.`,
    hint: say`Wait a minute and try again. If many programs share the account, increase max_attempts.`,
    ...(facts.endpoint === undefined ? {} : { target: facts.endpoint }),
  };
}

function unavailable(what: string, facts: CallFacts): EngineError {
  return {
    code: 'StsUnavailable',
    message: say`${facts.endpoint ?? facts.service.name} ${what}${attemptsOf(facts)}.`,
    hint: say`Try again. If the problem persists, check the endpoint (endpoint_url, AWS_ENDPOINT_URL_${facts.service.name}) and the region.`,
    ...(facts.endpoint === undefined ? {} : { target: facts.endpoint }),
  };
}

function describeGarbage(status: number, facts: CallFacts): AnswerError {
  if (status === 429) return { error: throttled('429', facts), retry: 'throttled' };
  if (status >= 500) return { error: unavailable(say`returned HTTP ${status}`, facts), retry: 'yes' };
  if (status >= 300 && status < 400)
    return {
      error: unavailable(say`returned a redirect (HTTP ${status}), which AwsRole does not follow`, facts),
      retry: 'no',
    };
  const what =
    status === 200
      ? say`did not return a valid result for ${facts.action}`
      : say`did not return a valid ${facts.service.name} response (HTTP ${status})`;
  return { error: unavailable(what, facts), retry: 'no' };
}

function attemptsOf({ attempts = 1 }: CallFacts): string {
  return attempts > 1 ? say` (${attempts} attempts)` : '';
}

/** The message of the server: one clean line without the secrets of the call. */
function quote({ message }: ServiceError, facts: CallFacts): string {
  const line = cleanText(maskKnownSecrets(message, facts)).replace(/\.$/, '');
  return line === '' ? '' : ` (${line})`;
}

function quoteCode({ code }: ServiceError, facts: CallFacts): string {
  return cleanText(maskKnownSecrets(code, facts)).slice(0, 100);
}

function maskKnownSecrets(text: string, { secrets }: CallFacts): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret.reveal(), '[secret]'), text);
}

const clockCodes = new Set([
  'SignatureDoesNotMatch',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'InvalidSignatureException',
]);
const accessCodes = new Set(['AccessDenied', 'AccessDeniedException', 'IDPRejectedClaim', 'UnauthorizedOperation']);
const expiredCodes = new Set(['ExpiredToken', 'ExpiredTokenException', 'ExpiredTokenIdentity']);

/** As botocore and the SDKs list them. */
const throttlingCodes = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'LimitExceededException',
  'BandwidthLimitExceeded',
  'SlowDown',
  'PriorRequestNotComplete',
]);

/** What to do about an error code of STS. */
interface Rejection {
  readonly hint: (facts: CallFacts) => string;
  /** The message of the server can contain the signed headers with the session token, so it is never shown. */
  readonly silent?: boolean;
}

const clockHint = () =>
  say`Check the clock of this machine. AWS rejects calls whose time is off by more than a few minutes.`;

const rejections: Readonly<Record<string, Rejection>> = {
  InvalidClientTokenId: {
    hint: ({ accessKeyId }) =>
      accessKeyId?.startsWith('ASIA') === true
        ? say`${accessKeyId} belongs to a session. If AWS no longer accepts the session, get a new one (Set-AwsRole -Refresh). Otherwise, check that its session token is set and complete, and that the region belongs to the correct partition.`
        : say`Check that the access key ${accessKeyId ?? ''} exists and is active, and that no stale AWS_SESSION_TOKEN is set.`,
  },
  SignatureDoesNotMatch: {
    hint: ({ accessKeyId }) =>
      say`Check the secret access key of ${accessKeyId ?? say`the source`} for a missing or extra character, and check the clock of this machine.`,
    silent: true,
  },
  RequestExpired: { hint: clockHint, silent: true },
  RequestTimeTooSkewed: { hint: clockHint, silent: true },
  RegionDisabledException: {
    hint: ({ endpoint }) =>
      say`Activate STS for this region in the IAM settings of the account, or use another region (currently ${endpoint ?? say`its endpoint`}).`,
  },
  ValidationError: {
    hint: () => say`Check the value in the message: session name, duration, external ID, or ARN.`,
  },
  MalformedPolicyDocument: {
    hint: () => say`Check the session policy: it must be valid JSON in the IAM policy language.`,
  },
  PackedPolicyTooLarge: { hint: () => say`Shorten the session policy or the session tags.` },
  InvalidIdentityToken: {
    hint: () => say`Check the token file: its issuer must be an identity provider of the account.`,
  },
};
