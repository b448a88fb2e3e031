import type { AnswerObject } from './answer.ts';
import type { EngineError } from './error.ts';
import { renderSentence } from './renderSentence.ts';
import { shorten } from './shorten.ts';

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
