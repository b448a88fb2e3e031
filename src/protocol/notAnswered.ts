import type { Question } from '../edges/edges.ts';
import type { EngineError } from './error.ts';

/** The error of a question that nobody answered. */
export function notAnswered(question: Question): EngineError {
  return {
    code: 'MfaRequired',
    message: `${question.profile ?? 'The role'} needs the code of ${question.serialNumber}, and there was no answer.`,
    hint: 'Give the code with -TokenCode (--token-code), or set mfa_process in the profile to a command that prints it.',
    target: question.serialNumber,
  };
}
