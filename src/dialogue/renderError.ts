import type { AnswerObject } from '../core/answer.ts';
import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { renderSentence, shorten } from '../core/renderSentence.ts';

/** Renders an error for output as JSON or CLIXML; `trim` removes words that do not apply to the reader. */
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

/** Renders an error for a user: the code, the message with file and line, and the hint. */
export function renderErrorText(error: EngineError): string {
  const place = error.file === undefined ? '' : ` (${error.file}${error.line === undefined ? '' : `:${error.line}`})`;
  return `${error.code}: ${cleanText(`${renderSentence(error.message)}${place}`)}\n${cleanText(renderSentence(error.hint))}`;
}

/** 0 result, 1 error, 2 bad request, 3 defect, 4 no request in time, 130 the user cancelled a list. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

export const noRequestExitCode: ExitCode = 4;

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
