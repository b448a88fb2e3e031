import { isRoleArn, parseArn } from '../core/arn.ts';
import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';
import { type CallFacts, targetOf } from './callFacts.ts';

/** Whether the MFA code itself was rejected, so that the next code might be accepted. */
export function isWrongCode(error: EngineError): boolean {
  return 'wrongCode' in error;
}

/**
 * The error for a denied call. STS returns the code AccessDenied for a wrong MFA code, for an unknown device, and for a
 * trust policy that does not allow the call; only its message differs.
 *
 * @param said the message, cleaned, in brackets
 */
export function describeDenial(message: string, said: string, facts: CallFacts): EngineError {
  return /MultiFactorAuthentication failed/i.test(message)
    ? mfaRejected(message, facts)
    : accessDenied(message, said, facts);
}

function mfaRejected(message: string, facts: CallFacts): EngineError & { readonly wrongCode?: true } {
  const device = facts.serialNumber === undefined ? '' : say` of ${facts.serialNumber}`;
  const target = facts.serialNumber === undefined ? targetOf(facts) : { target: facts.serialNumber };
  if (/invalid MFA one time pass code/i.test(message)) {
    const repeated = (facts.attempts ?? 1) > 1;
    return {
      code: 'MfaRejected',
      wrongCode: true,
      message: say`AWS rejected the MFA code${device}: it is incorrect or was already used.`,
      hint: repeated
        ? say`The first attempt received no response and might have used the code. Wait for the next code.`
        : say`Wait for the next code; each code works only once. If AWS rejects it again, check the clock on your MFA device.`,
      ...target,
    };
  }
  return {
    code: 'MfaRejected',
    message: say`The MFA device${device} does not belong to the caller.`,
    hint: say`Check mfa_serial. The device must belong to the user whose access key signs the call; aws iam list-mfa-devices shows its ARN.`,
    ...target,
  };
}

function accessDenied(message: string, said: string, facts: CallFacts): EngineError {
  const caller = /User: (arn:[\w+=,.@:/-]+)/.exec(message)?.[1];
  const who = caller ?? (facts.accessKeyId === undefined ? say`The caller` : say`The access key ${facts.accessKeyId}`);
  if (facts.roleArn === undefined) {
    return {
      code: 'AccessDenied',
      message: say`${who} is not authorized to call ${facts.action}${said}.`,
      hint: say`Ask your administrator for a policy that allows ${facts.service.id}:${facts.action}.`,
      ...(caller === undefined ? {} : { target: caller }),
    };
  }
  return {
    code: 'AccessDenied',
    message: say`${who} is not authorized to assume ${facts.roleArn}${said}.`,
    hint: denialHint(facts.roleArn, facts),
    target: facts.roleArn,
  };
}

/** STS also returns AccessDenied if the ARN is not a role ARN: for the ARN of a user, or a name with a trailing space. */
function denialHint(roleArn: string, facts: CallFacts): string {
  const arn = parseArn(roleArn);
  return arn === undefined || isRoleArn(arn)
    ? say`Check that the role exists, that its trust policy allows the caller, that the caller is allowed to call sts:${facts.action}, ${conditionsOf(facts)}.`
    : say`"${roleArn}" is not the ARN of a role. Specify arn:aws:iam::<12 digits>:role/<name>.`;
}

function conditionsOf({ externalId, serialNumber }: CallFacts): string {
  const external =
    externalId === undefined
      ? say`whether the role requires an external ID (external_id)`
      : say`that the external ID "${cleanText(externalId)}" is the one that the role requires`;
  const mfa =
    serialNumber === undefined ? say`and whether it requires MFA (mfa_serial)` : say`and that its MFA condition is met`;
  return say`${external}, ${mfa}`;
}
