import { cleanText } from '../net/cleanText.ts';
import type { EngineError } from '../protocol/error.ts';
import type { Secret } from '../protocol/secret.ts';
import type { ServiceError } from './protocol.ts';

/** What a message may say about a call, and what it must not. */
export interface CallFacts {
  /** 'AssumeRole' … */
  readonly action: string;
  /** Filled in by the call. */
  readonly endpoint?: string;
  readonly attempts?: number;
  readonly roleArn?: string;
  readonly accessKeyId?: string;
  readonly profile?: string | null;
  readonly serialNumber?: string;
  readonly externalId?: string;
  /** Struck out of the server's text, should it echo them. */
  readonly secrets: readonly Secret[];
}

export interface Described {
  readonly error: EngineError;
  readonly retry: 'no' | 'yes' | 'throttled';
}

/** An answer that is no success, in our words. `serviceError` is undefined when the answer is not STS's XML. */
export function describeAnswer(status: number, serviceError: ServiceError | undefined, facts: CallFacts): Described {
  if (serviceError === undefined) return describeGarbage(status, facts);
  const { code } = serviceError;
  const said = quote(serviceError, facts);
  if (throttlingCodes.has(code) || status === 429) return { error: throttled(code, facts), retry: 'throttled' };
  if (status >= 500 || code === 'IDPCommunicationError')
    return { error: unavailable(`answered ${code}${said}`, facts), retry: 'yes' };
  return { error: describeRefusal(serviceError, said, facts), retry: 'no' };
}

/** Whether an MFA code was refused for itself, so that the next one may do. */
export function isWrongCode(error: EngineError): boolean {
  return 'wrongCode' in error;
}

/** Whether an error code may come from a clock that is wrong on one side. */
export function isClockError(code: string): boolean {
  return clockCodes.has(code);
}

function describeRefusal({ code, message }: ServiceError, said: string, facts: CallFacts): EngineError {
  if (accessCodes.has(code))
    return /MultiFactorAuthentication failed/i.test(message)
      ? mfaRejected(message, facts)
      : accessDenied(message, said, facts);
  if (expiredCodes.has(code)) return expired(code, facts);
  const known = rejections[code];
  return {
    code: 'StsRejected',
    message: `STS refused ${facts.action}: ${code}${known?.silent === true ? '' : said}.`,
    hint: known?.hint(facts) ?? 'Check what the profile or the parameters ask for against the message.',
    ...targetOf(facts),
  };
}

function mfaRejected(message: string, facts: CallFacts): EngineError & { readonly wrongCode?: true } {
  const device = facts.serialNumber === undefined ? '' : ` of ${facts.serialNumber}`;
  const target = facts.serialNumber === undefined ? targetOf(facts) : { target: facts.serialNumber };
  if (/invalid MFA one time pass code/i.test(message)) {
    const repeated = (facts.attempts ?? 1) > 1;
    return {
      code: 'MfaRejected',
      wrongCode: true,
      message: `AWS refused the MFA code${device}: it is wrong, or was used before.`,
      hint: repeated
        ? 'A first try of this call got no answer and may have used the code up: wait for the next code.'
        : 'Wait for the next code: a code works once. If it is refused again, check the clock of the device.',
      ...target,
    };
  }
  return {
    code: 'MfaRejected',
    message: `AWS does not know the MFA device${device} as one of the caller's.`,
    hint: 'Check mfa_serial: aws iam list-mfa-devices shows the ARN of your device; it must belong to the user whose keys sign.',
    ...target,
  };
}

function accessDenied(message: string, said: string, facts: CallFacts): EngineError {
  const caller = /User: (arn:[\w+=,.@:/-]+)/.exec(message)?.[1];
  const who = caller ?? (facts.accessKeyId === undefined ? 'The caller' : `The key ${facts.accessKeyId}`);
  if (facts.roleArn === undefined) {
    return {
      code: 'AccessDenied',
      message: `${who} may not call ${facts.action}${said}.`,
      hint: `Ask for a policy that allows sts:${facts.action}.`,
      ...(caller === undefined ? {} : { target: caller }),
    };
  }
  return {
    code: 'AccessDenied',
    message: `${who} may not assume ${facts.roleArn}${said}.`,
    hint: `Check that the role exists, that its trust policy names the caller, that the caller may sts:${facts.action}, ${conditionsOf(facts)}.`,
    target: facts.roleArn,
  };
}

function conditionsOf({ externalId, serialNumber }: CallFacts): string {
  const external =
    externalId === undefined
      ? 'whether it demands an external ID (external_id)'
      : `that the external ID "${cleanText(externalId)}" is the one it demands`;
  const mfa =
    serialNumber === undefined ? 'and whether it demands MFA (mfa_serial)' : 'and that its MFA condition is met';
  return `${external} ${mfa}`;
}

function expired(code: string, facts: CallFacts): EngineError {
  if (facts.action === 'AssumeRoleWithWebIdentity') {
    return {
      code: 'CredentialsExpired',
      message: `The web identity token for ${facts.roleArn} has expired (${code}).`,
      hint: 'Have the token file written anew (web_identity_token_file).',
      ...targetOf(facts),
    };
  }
  const key = facts.accessKeyId === undefined ? '' : ` with the key ${facts.accessKeyId}`;
  return {
    code: 'CredentialsExpired',
    message: `The credentials${key} that sign ${facts.action} have expired (${code}).`,
    hint: "Renew the source's session (Set-AwsRole, aws sso login or aws login for its profile), or remove stale AWS_* variables.",
    ...(facts.accessKeyId === undefined ? {} : { target: facts.accessKeyId }),
  };
}

function throttled(code: string, facts: CallFacts): EngineError {
  return {
    code: 'StsThrottled',
    message: `STS asked for fewer calls (${cleanText(code)})${attemptsOf(facts)}.`,
    hint: 'Wait a minute and try again; raise max_attempts if many programs share the account.',
    ...(facts.endpoint === undefined ? {} : { target: facts.endpoint }),
  };
}

function unavailable(what: string, facts: CallFacts): EngineError {
  return {
    code: 'StsUnavailable',
    message: `${facts.endpoint ?? 'STS'} ${what}${attemptsOf(facts)}.`,
    hint: 'Try again; if it stays so, check the endpoint (endpoint_url, AWS_ENDPOINT_URL_STS) and the region.',
    ...(facts.endpoint === undefined ? {} : { target: facts.endpoint }),
  };
}

function describeGarbage(status: number, facts: CallFacts): Described {
  if (status === 429) return { error: throttled('429', facts), retry: 'throttled' };
  if (status >= 500) return { error: unavailable(`answered with HTTP ${status}`, facts), retry: 'yes' };
  if (status >= 300 && status < 400)
    return { error: unavailable(`sends elsewhere (HTTP ${status}), which is never followed`, facts), retry: 'no' };
  const what =
    status === 200
      ? `answered something that is no result of ${facts.action}`
      : `answered something that is no answer of STS (HTTP ${status})`;
  return { error: unavailable(what, facts), retry: 'no' };
}

function attemptsOf({ attempts = 1 }: CallFacts): string {
  return attempts > 1 ? ` (${attempts} attempts)` : '';
}

function targetOf(facts: CallFacts): { readonly target?: string } {
  const target = facts.roleArn ?? facts.accessKeyId ?? facts.endpoint;
  return target === undefined ? {} : { target };
}

/** The server's sentence: one clean line without the call's secrets. */
function quote({ message }: ServiceError, { secrets }: CallFacts): string {
  const struck = secrets.reduce((text, secret) => text.replaceAll(secret.reveal(), '[secret]'), message);
  const line = cleanText(struck).replace(/\.$/, '');
  return line === '' ? '' : ` (${line})`;
}

interface Rejection {
  readonly hint: (facts: CallFacts) => string;
  /** The server's text can hold the signed headers, session token included: never shown. */
  readonly silent?: boolean;
}

const clockHint = () => "Check this machine's clock: AWS refuses calls that are more than a few minutes off.";

const rejections: Readonly<Record<string, Rejection>> = {
  InvalidClientTokenId: {
    hint: ({ accessKeyId }) =>
      accessKeyId?.startsWith('ASIA') === true
        ? `${accessKeyId} belongs to a session: check that its session token is there and whole, and that the region's partition is right.`
        : `Check that the access key ${accessKeyId ?? ''} exists and is active, and that no stale AWS_SESSION_TOKEN stands beside it.`,
  },
  SignatureDoesNotMatch: {
    hint: ({ accessKeyId }) =>
      `Check the secret access key of ${accessKeyId ?? 'the source'} for a missing or extra character, and this machine's clock.`,
    silent: true,
  },
  RequestExpired: { hint: clockHint, silent: true },
  RequestTimeTooSkewed: { hint: clockHint, silent: true },
  RegionDisabledException: {
    hint: ({ endpoint }) =>
      `Activate STS for this region in the account's IAM settings, or use another region (now ${endpoint ?? 'its endpoint'}).`,
  },
  ValidationError: {
    hint: () => 'Check the value that the message names: session name, duration, external ID or ARN.',
  },
  MalformedPolicyDocument: {
    hint: () => 'Check the session policy: it must be valid JSON in the IAM policy language.',
  },
  PackedPolicyTooLarge: { hint: () => 'Shorten the session policy or the session tags.' },
  InvalidIdentityToken: { hint: () => 'Check the token file: its issuer must be an identity provider of the account.' },
};

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
