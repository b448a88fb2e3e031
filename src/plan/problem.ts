import type { Section } from '../config/profile.ts';
import { type EngineError, type ErrorCode, fail, type Result } from '../protocol/error.ts';
import type { Warning } from '../protocol/warning.ts';
import type { Decider } from './plan.ts';

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

/** "the key region in FILE line 3", "the variable AWS_REGION", "the parameter -Region": for sentences. */
export function renderDecider(by: Decider): string {
  switch (by.kind) {
    case 'file':
      return `${by.key} in ${by.origin.file} line ${by.origin.line}`;
    case 'variable':
      return `the variable ${by.name}`;
    case 'parameter':
      return `the parameter ${by.name}`;
    case 'default':
      return 'the default';
  }
}

function place(about: Pick<Problem, 'by' | 'section'>): { file?: string; line?: number } {
  if (about.by?.kind === 'file') return { ...about.by.origin };
  return about.section === undefined ? {} : { ...about.section.origin };
}
