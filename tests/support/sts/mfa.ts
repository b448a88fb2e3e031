import { mfaRefusals } from './errors.ts';
import type { Parameters } from './query.ts';
import { matchingStep } from './totp.ts';
import type { User, World } from './world.ts';

/**
 * Checks the MFA serial number and code of a request against the caller's device, and marks the code as used. Returns whether the request
 * has MFA. Throws AWS's error.
 */
export function checkMfa(parameters: Parameters, user: User | undefined, world: World, now: Date): boolean {
  const serial = parameters.get('SerialNumber');
  const code = parameters.get('TokenCode');
  if (serial === undefined && code === undefined) return false;
  if (serial === undefined || code === undefined) throw mfaRefusals.halfGiven();
  const device = world.devices.get(serial);
  if (device === undefined || device.user !== user?.arn) throw mfaRefusals.unknownDevice();
  const step = matchingStep(device.seed, code, now);
  if (step === undefined || device.usedSteps.has(step)) throw mfaRefusals.wrongCode();
  device.usedSteps.add(step);
  return true;
}
