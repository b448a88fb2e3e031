import type { AnswerObject } from './answer.ts';
import { renderSentence } from './renderSentence.ts';

/** Something that the user should know, although the command succeeds. Never contains a secret. */
export interface Warning {
  /** Stable, in PascalCase: CommentInValue, AwsCliCannotRead … */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}

/** A warning as the engine returns it; `trim` removes parts of the message that the client does not need. */
export function renderWarning(warning: Warning, trim = (text: string) => text): AnswerObject {
  return {
    code: warning.code,
    file: warning.file ?? null,
    line: warning.line ?? null,
    message: trim(renderSentence(warning.message)),
  };
}
