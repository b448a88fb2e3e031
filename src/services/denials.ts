import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { type CallFacts, targetOf } from './callFacts.ts';

/** Whether an MFA code was refused for itself, so that the next one may do. */
export function isWrongCode(error: EngineError): boolean {
  return 'wrongCode' in error;
}

/**
 * A denial in our words. STS gives the code AccessDenied for a code that is wrong, a device that it does not know and a
 * trust policy that says no; only its sentence tells them apart.
 *
 * @param said the sentence, cleaned, in brackets
 */
export function describeDenial(message: string, said: string, facts: CallFacts): EngineError {
  return /MultiFactorAuthentication failed/i.test(message)
    ? mfaRejected(message, facts)
    : accessDenied(message, said, facts);
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
      hint: `Ask for a policy that allows ${facts.service.id}:${facts.action}.`,
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
