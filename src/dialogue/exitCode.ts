import type { EngineError } from '../core/error.ts';

/** 0 result, 1 error answered, 2 bad request, 3 a defect, 4 nothing was asked in time. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

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
