import type { Environment } from '../core/environment.ts';
import type { EngineError, ErrorCode } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { FileReading } from './profile.ts';

/** A file of AWS's, as far as it decides whether something was found. */
export type Looked = Pick<FileReading, 'file' | 'kind' | 'exists' | 'warnings'>;

/**
 * The error with its reason, where something may only be missing because a file was not read: one that may not be opened, or
 * one that a variable names and that is not there. The nearest names would lead away from it.
 */
export function blameUnread(error: EngineError, files: readonly Looked[], environment: Environment): EngineError {
  if (!lacking.has(error.code)) return error;
  for (const { file, kind, exists, warnings } of files) {
    const closed = warnings.find(({ code }) => code === 'FileNotOpened');
    if (closed) return { ...because(error, closed.message), hint: openHint, file };
    const variable = fileVariables[kind];
    if (exists || !environment[variable]) continue;
    const reason = say`${variable} specifies ${file}, which does not exist.`;
    return { ...because(error, reason), hint: say`Correct ${variable}, or remove it.`, file };
  }
  return error;
}

/** The variables that name the two files. */
export const fileVariables = { config: 'AWS_CONFIG_FILE', credentials: 'AWS_SHARED_CREDENTIALS_FILE' } as const;

const lacking: ReadonlySet<ErrorCode> = new Set(['ProfileNotFound', 'ProfileIncomplete', 'CredentialsNotFound']);

const openHint = say`Check the file, its permissions, and its folder, or specify another file with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.`;

function because({ line: _line, ...error }: EngineError, reason: string): EngineError {
  return { ...error, message: say`${reason} ${error.message}` };
}
