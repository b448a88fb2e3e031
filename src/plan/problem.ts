import type { Section } from '../config/profile.ts';
import { similarNames } from '../config/similarNames.ts';
import { findOddCharacter } from '../core/characters.ts';
import { type EngineError, type ErrorCode, fail, type Result } from '../core/error.ts';
import { findKeyFault, type KeyPart } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { Provenance, Resolved } from './resolvedValue.ts';

/** The facts for an error of the planner; its place is the setting, or the section that lacks one. */
interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  readonly target?: string;
  readonly by?: Provenance | undefined;
  readonly section?: Section | undefined;
}

/** Makes a failed result with the place of the setting, or of the section header. */
export function refuse(problem: Problem): Result<never> {
  const { code, message, hint, target } = problem;
  const error: EngineError = { code, message, hint, ...(target === undefined ? {} : { target }), ...place(problem) };
  return fail(error);
}

/** Makes a warning with the place of the setting. */
export function warn(code: string, message: string, by?: Provenance): Warning {
  return { code, message, ...place({ by }) };
}

/** Warns of an empty value, which the AWS CLI rejects; `what` names it, such as "region". */
export function warnEmpty(what: string, by: Provenance): Warning {
  const message = say`The ${what} in ${renderProvenance(by)} is empty. AwsRole ignores it, but the AWS CLI rejects it.`;
  return warn('AwsCliCannotRead', message, by);
}

/** Names what decided a value, within a sentence: "region in FILE line 3", "the environment variable AWS_REGION", "-Region". */
export function renderProvenance(by: Provenance): string {
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

/** The same at the beginning of a sentence. */
export function startWithProvenance(by: Provenance): string {
  switch (by.kind) {
    case 'variable':
      return say`The environment variable ${by.name}`;
    case 'default':
      return say`The default`;
    case 'file':
    case 'parameter':
      return renderProvenance(by);
  }
}

/** Such as ", because it contains a no-break space (U+00A0)"; empty for a value without odd characters. */
export function describeOddCharacter(value: string, find = findOddCharacter): string {
  const odd = find(value);
  return odd === undefined ? '' : say`, because it contains ${odd.name} at position ${odd.position}`;
}

/** Such as `Did you mean "a", "b"?`; empty if no name is similar. */
export function suggest(wanted: string, names: Iterable<string>): string {
  const nearest = similarNames(wanted, names).map((name) => `"${name}"`);
  return nearest.length === 0 ? '' : say`Did you mean ${nearest.join(', ')}? `;
}

/**
 * Warns of a comment after a value, which the AWS CLI treats as part of the value and the SDKs do not; undefined if there is
 * none. `consequence` begins the sentence, and `fate` says what happens to the comment.
 */
export function warnOfComment({ value, by }: Resolved<string>, consequence: string, fate: string): Warning | undefined {
  const comment = /\s([#;].*)/.exec(value)?.[1];
  if (comment === undefined) return undefined;
  const message = say`${consequence}: "${comment}" ${fate}; only the AWS SDKs treat it as a comment. Move it to its own line.`;
  return warn('CommentInValue', message, by);
}

/**
 * InvalidParameter for the first part of an access key that cannot sign a call, with its place and fault but never its
 * value; undefined if there is none.
 */
export function refuseKeys(
  parts: Readonly<Partial<Record<KeyPart, Resolved<string> | undefined>>>,
  profile: string | null,
): Result<never> | undefined {
  for (const part of ['id', 'secret', 'token'] as const) {
    const resolved = parts[part];
    const fault = resolved && findKeyFault(part, resolved.value);
    if (fault === undefined || resolved === undefined) continue;
    const owner = profile === null ? '' : say` (profile "${profile}")`;
    return refuse({
      code: 'InvalidParameter',
      message: say`${startWithProvenance(resolved.by)}${owner} ${fault.what}. It was not used.`,
      hint: fault.hint,
      target: profile ?? renderProvenance(resolved.by),
      by: resolved.by,
    });
  }
  return undefined;
}

function place(about: Pick<Problem, 'by' | 'section'>): { file?: string; line?: number } {
  if (about.by?.kind === 'file') return { ...about.by.origin };
  return about.section === undefined ? {} : { ...about.section.origin };
}
