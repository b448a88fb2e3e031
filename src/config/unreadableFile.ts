import type { Environment } from '../core/environment.ts';
import type { EngineError, ErrorCode } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { FileReading } from './profile.ts';

/** What of an AWS file can explain why something was not found. */
export type SearchedFile = Pick<FileReading, 'file' | 'kind' | 'exists' | 'warnings'>;

/**
 * Adds the reason to an error if something may only be missing because a file was not read: a file that cannot be opened, or
 * one that a variable specifies and that does not exist. Then similar names would be a misleading hint.
 */
export function explainUnreadableFile(
  error: EngineError,
  files: readonly SearchedFile[],
  environment: Environment,
): EngineError {
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

/** The environment variables with the paths of the AWS files. */
export const fileVariables = { config: 'AWS_CONFIG_FILE', credentials: 'AWS_SHARED_CREDENTIALS_FILE' } as const;

const lacking: ReadonlySet<ErrorCode> = new Set(['ProfileNotFound', 'ProfileIncomplete', 'CredentialsNotFound']);

const openHint = say`Check the file, its permissions, and its folder, or specify another file with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.`;

function because({ line: _line, ...error }: EngineError, reason: string): EngineError {
  return { ...error, message: say`${reason} ${error.message}` };
}
