import type { AnswerObject } from '../core/answer.ts';
import type { EngineError } from '../core/error.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { shorten } from '../core/shorten.ts';

/** The one shape in which an error leaves the engine, as JSON and as CLIXML. */
export function renderError(error: EngineError): AnswerObject {
  return {
    code: error.code,
    message: renderSentence(error.message),
    ...(error.target === undefined ? {} : { target: shorten(error.target) }),
    ...(error.file === undefined ? {} : { file: error.file }),
    ...(error.line === undefined ? {} : { line: error.line }),
    hint: renderSentence(error.hint),
  };
}
