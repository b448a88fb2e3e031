import type { AnswerObject } from '../core/answer.ts';
import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { renderSentence, shorten } from '../core/renderSentence.ts';

/** The one shape in which an error leaves the engine, as JSON and as CLIXML; `trim` takes away what its reader has no use for. */
export function renderError(error: EngineError, trim = (text: string) => text): AnswerObject {
  return {
    code: error.code,
    message: trim(renderSentence(error.message)),
    ...(error.target === undefined ? {} : { target: shorten(maskAssigned(error.target)) }),
    ...(error.file === undefined ? {} : { file: error.file }),
    ...(error.line === undefined ? {} : { line: error.line }),
    hint: trim(renderSentence(error.hint)),
  };
}

/** The same for a user: where it is, what is wrong, and what to do. */
export function renderErrorText(error: EngineError): string {
  const place = error.file === undefined ? '' : ` (${error.file}${error.line === undefined ? '' : `:${error.line}`})`;
  return `${error.code}: ${cleanText(`${renderSentence(error.message)}${place}`)}\n${cleanText(renderSentence(error.hint))}`;
}

/** 0 result, 1 error answered, 2 bad request, 3 a defect, 4 nothing was asked in time, 130 the user left a list. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

export const nothingAsked: ExitCode = 4;

export function exitCodeOf(error: EngineError): ExitCode {
  switch (error.code) {
    case 'BadRequest':
      return 2;
    case 'Defect':
      return 3;
    default:
      return 1;
  }
}
