import type { Section } from '../config/profile.ts';
import { nearNames } from '../config/suggest.ts';
import { findOddCharacter } from '../core/characters.ts';
import { type EngineError, type ErrorCode, fail, type Result } from '../core/error.ts';
import { findKeyFault, type KeyPart } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Decided, Decider } from './decided.ts';

/** What a planner's error says; the place is where the offending key (or the section that lacks one) stands. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly target?: string;
  readonly by?: Decider | undefined;
  readonly section?: Section | undefined;
}

/** A failed result with the place of the offending key, or else of the section's header. */
export function refuse(problem: Problem): Result<never> {
  const { code, message, hint, target } = problem;
  const error: EngineError = { code, message, hint, ...(target === undefined ? {} : { target }), ...place(problem) };
  return fail(error);
}

/** A warning with the place of the key it is about. */
export function warn(code: string, message: string, by?: Decider): Warning {
  return { code, message, ...place({ by }) };
}

/** A warning of an empty value, which the AWS CLI refuses; `what` it is: the region, the value. */
export function warnEmpty(what: string, by: Decider): Warning {
  const message = say`The ${what} in ${renderDecider(by)} is empty. AwsRole ignores it, but the AWS CLI rejects it.`;
  return warn('AwsCliCannotRead', message, by);
}

/** "region in FILE line 3", "the variable AWS_REGION", "-Region": for sentences. */
export function renderDecider(by: Decider): string {
  switch (by.kind) {
    case 'file':
      return say`${by.key} in ${by.origin.file} line ${by.origin.line}`;
    case 'variable':
      return say`the environment variable ${by.name}`;
    case 'parameter':
      return `-${by.name}`;
    case 'default':
      return say`the default`;
  }
}

/** The same, to begin a sentence with. */
export function startWithDecider(by: Decider): string {
  switch (by.kind) {
    case 'variable':
      return say`The environment variable ${by.name}`;
    case 'default':
      return say`The default`;
    case 'file':
    case 'parameter':
      return renderDecider(by);
  }
}

/** ", because it contains a no-break space (U+00A0)" for a value with such a character; else nothing. */
export function nameOddity(value: string, find = findOddCharacter): string {
  const odd = find(value);
  return odd === undefined ? '' : say`, because it contains ${odd.name} at position ${odd.position}`;
}

/** `Did you mean "a", "b"?` for a name that is not among those there are; empty when none is near. */
export function suggest(wanted: string, names: Iterable<string>): string {
  const nearest = nearNames(wanted, names).map((name) => `"${name}"`);
  return nearest.length === 0 ? '' : say`Did you mean ${nearest.join(', ')}? `;
}

/**
 * A warning of a comment after a value, which is part of the value to the AWS CLI, though not to the AWS SDKs; undefined
 * if there is none. `consequence` begins the sentence, `fate` says what becomes of the comment.
 */
export function warnOfComment({ value, by }: Decided<string>, consequence: string, fate: string): Warning | undefined {
  const comment = /\s([#;].*)/.exec(value)?.[1];
  if (comment === undefined) return undefined;
  const message = say`${consequence}: "${comment}" ${fate}; only the AWS SDKs treat it as a comment. Move it to its own line.`;
  return warn('CommentInValue', message, by);
}

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

function place(about: Pick<Problem, 'by' | 'section'>): { file?: string; line?: number } {
  if (about.by?.kind === 'file') return { ...about.by.origin };
  return about.section === undefined ? {} : { ...about.section.origin };
}
