import type { AnswerObject } from './answer.ts';
import { renderSentence } from './renderSentence.ts';

/** Something the user should know though the answer stands. Never holds a secret. */
export interface Warning {
  /** Stable, PascalCase: CommentInValue, AwsCliCannotRead … */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}

/** The one shape in which a warning leaves the engine; `trim` takes away what its reader has no use for. */
export function renderWarning(warning: Warning, trim = (text: string) => text): AnswerObject {
  return {
    code: warning.code,
    file: warning.file ?? null,
    line: warning.line ?? null,
    message: trim(renderSentence(warning.message)),
  };
}
