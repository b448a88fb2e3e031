import type { Result } from '../core/error.ts';
import { findKeyFault, type KeyPart } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { Decided } from './decided.ts';
import { refuse, renderDecider, startWithDecider } from './problem.ts';

/**
 * InvalidParameter for the first part of a key that no call can be signed with: it names the place and what is wrong, and
 * shows nothing of the value. Undefined when all of them may do.
 */
export function refuseKeys(
  parts: Readonly<Partial<Record<KeyPart, Decided<string> | undefined>>>,
  profile: string | null,
): Result<never> | undefined {
  for (const part of ['id', 'secret', 'token'] as const) {
    const decided = parts[part];
    const fault = decided && findKeyFault(part, decided.value);
    if (fault === undefined || decided === undefined) continue;
    const owner = profile === null ? '' : say` (profile "${profile}")`;
    return refuse({
      code: 'InvalidParameter',
      message: say`${startWithDecider(decided.by)}${owner} ${fault.what}. It was not used.`,
      hint: fault.hint,
      target: profile ?? renderDecider(decided.by),
      by: decided.by,
    });
  }
  return undefined;
}
