import type { AnswerObject } from './answer.ts';
import { renderSentence } from './renderSentence.ts';
import type { Warning } from './warning.ts';

/** The one shape in which a warning leaves the engine. */
export function renderWarning(warning: Warning): AnswerObject {
  return {
    code: warning.code,
    file: warning.file ?? null,
    line: warning.line ?? null,
    message: renderSentence(warning.message),
  };
}
