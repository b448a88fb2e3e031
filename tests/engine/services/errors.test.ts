import { describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { CallFacts } from '../../../src/services/callFacts.ts';
import { isWrongCode } from '../../../src/services/denials.ts';
import { describeAnswer, isClockError } from '../../../src/services/errors.ts';
import { stsService } from '../../../src/services/protocol.ts';

const facts: CallFacts = {
  service: stsService,
  action: 'AssumeRole',
  endpoint: 'https://sts.local',
  roleArn: 'arn:aws:iam::111122223333:role/Dev',
  accessKeyId: 'AKIAEXAMPLEEXAMPLE12',
  serialNumber: 'arn:aws:iam::111122223333:mfa/me',
  secrets: [new Secret('hunter2')],
};

const describeCode = (code: string, status = 400, message = 'Some words.', more: Partial<CallFacts> = {}) =>
  describeAnswer(status, { code, message }, { ...facts, ...more });

describe('the code of a refusal', () => {
  it.each([
    ['AccessDenied', 403, 'AccessDenied', 'no'],
    ['AccessDeniedException', 400, 'AccessDenied', 'no'],
    ['IDPRejectedClaim', 403, 'AccessDenied', 'no'],
    ['ExpiredToken', 403, 'CredentialsExpired', 'no'],
    ['ExpiredTokenException', 400, 'CredentialsExpired', 'no'],
    ['Throttling', 400, 'StsThrottled', 'throttled'],
    ['ThrottlingException', 400, 'StsThrottled', 'throttled'],
    ['RequestLimitExceeded', 503, 'StsThrottled', 'throttled'],
    ['SlowDown', 503, 'StsThrottled', 'throttled'],
    ['Whatever', 429, 'StsThrottled', 'throttled'],
    ['InternalFailure', 500, 'StsUnavailable', 'yes'],
    ['ServiceUnavailable', 503, 'StsUnavailable', 'yes'],
    ['IDPCommunicationError', 400, 'StsUnavailable', 'yes'],
    ['InvalidClientTokenId', 403, 'StsRejected', 'no'],
    ['SignatureDoesNotMatch', 403, 'StsRejected', 'no'],
    ['RequestExpired', 400, 'StsRejected', 'no'],
    ['RegionDisabledException', 403, 'StsRejected', 'no'],
    ['ValidationError', 400, 'StsRejected', 'no'],
    ['MalformedPolicyDocument', 400, 'StsRejected', 'no'],
    ['PackedPolicyTooLarge', 400, 'StsRejected', 'no'],
    ['NeverHeardOf', 400, 'StsRejected', 'no'],
  ])('%s (HTTP %i) is %s', (code, status, ours, retry) => {
    const described = describeCode(code, status);
    expect(described.error.code).toBe(ours);
    expect(described.retry).toBe(retry);
    expect(described.error.hint).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the hint', () => {
  it.each([
    [
      'of an unknown long-term key asks for the key and a stale token',
      'InvalidClientTokenId',
      {},
      /AKIA\w+ exists and is active.*AWS_SESSION_TOKEN/,
    ],
    [
      'of an unknown session key says how to get another, and asks for its token',
      'InvalidClientTokenId',
      { accessKeyId: 'ASIAEXAMPLEEXAMPLE12' },
      /Set-AwsRole -Refresh.*session token is set and complete/,
    ],
    ['of a request that is too old asks for the clock', 'RequestTimeTooSkewed', {}, /clock/],
    ['of a denial without MFA asks whether MFA is demanded', 'AccessDenied', {}, /MFA condition is met/],
    ['of a denial with an external ID asks for it', 'AccessDenied', { externalId: 'e1' }, /external ID "e1"/],
    [
      'of a denial for what cannot be a role says so',
      'AccessDenied',
      { roleArn: 'arn:aws:iam::111122223333:role/Dev ' },
      /^"arn:aws:iam::111122223333:role\/Dev " is not the ARN of a role\. Specify arn:aws:iam::<12 digits>:role\/<name>\.$/,
    ],
    [
      'of a denial by a service whose roles have no account does not',
      'AccessDenied',
      { roleArn: 'arn:aws:iam:::role/Dev' },
      /^Check/,
    ],
  ] as const)('%s', (_sentence, code, more, words) => {
    expect(describeCode(code, 403, 'No.', more).error.hint).toMatch(words);
  });
});

describe('the message', () => {
  it('names the caller by the ARN that AWS gives', () => {
    const message =
      'User: arn:aws:iam::111122223333:user/me is not authorized to perform: sts:AssumeRole on resource: x';
    expect(describeCode('AccessDenied', 403, message).error.message).toMatch(
      /^arn:aws:iam::111122223333:user\/me is not authorized to assume/,
    );
  });

  it('names the caller by its key where AWS names nobody', () => {
    expect(describeCode('AccessDenied', 403, 'Access denied').error.message).toMatch(
      /^The access key AKIAEXAMPLEEXAMPLE12 is not authorized/,
    );
  });

  it('holds no secret of the call, whatever the answer repeats', () => {
    const { error } = describeCode('ValidationError', 400, 'Value hunter2 at hunter2 is wrong');
    expect(error.message).toContain('Value [secret] at [secret] is wrong');
  });

  it("leaves out AWS's words on a signature, which can hold the signed headers with the session token", () => {
    const message = 'The Canonical String for this request should have been ... x-amz-security-token:FwoGZX';
    expect(JSON.stringify(describeCode('SignatureDoesNotMatch', 403, message))).not.toContain('FwoGZX');
  });

  it('holds no control character of a code that is none', () => {
    const { message } = describeCode('\u001b]0;hunter2\u0007'.repeat(500)).error;
    expect(message).not.toMatch(/[\u0000-\u001f]|hunter2/);
    expect(message.length).toBeLessThan(200);
  });

  it('is one line of bounded length', () => {
    const { message } = describeCode('ValidationError', 400, 'line\r\n'.repeat(5000)).error;
    expect(message.length).toBeLessThan(1200);
    expect(message).not.toMatch(/[\r\n]/);
  });

  it('says how often it was tried', () => {
    expect(describeCode('Throttling', 400, '', { attempts: 3 }).error.message).toContain('(3 attempts)');
  });
});

it('knows a wrong code, for which another may be asked, from an unknown device', () => {
  const wrong = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
  const unknown =
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number';
  expect(isWrongCode(describeCode('AccessDenied', 403, wrong).error)).toBe(true);
  expect(isWrongCode(describeCode('AccessDenied', 403, unknown).error)).toBe(false);
  expect(isWrongCode(describeCode('AccessDenied', 403).error)).toBe(false);
});

it.each([
  ['SignatureDoesNotMatch', true],
  ['RequestTimeTooSkewed', true],
  ['RequestExpired', true],
  ['AccessDenied', false],
  ['ExpiredToken', false],
])('whether %s may come of a wrong clock: %s', (code, may) => {
  expect(isClockError(code)).toBe(may);
});
