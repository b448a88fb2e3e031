import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import type { Platform } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { systemCodeOf } from './fileCalls.ts';

/** The bytes of a file; undefined if there is none, or no file: a folder, and a pipe or a device, which might never end. */
export function readFile(path: string): Result<Uint8Array | undefined> {
  try {
    return succeed(isFile(path) ? readFileSync(path) : undefined);
  } catch (error) {
    const code = systemCodeOf(error);
    return absentCodes.has(code) ? succeed(undefined) : fail(cannotRead(path, code));
  }
}

/** Whether there is something at a path; a link counts as what it leads to. */
export function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !absentCodes.has(systemCodeOf(error));
  }
}

/** Links are followed. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether it is a file that this user may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

/**
 * The permission bits of a file, such as 0o600; undefined if there is none or it cannot be looked at, and on Windows,
 * where the bits say nothing.
 */
export function readFileMode(platform: Platform): (path: string) => number | undefined {
  if (platform === 'win32') return () => undefined;
  return (path) => {
    try {
      return statSync(path).mode & 0o777;
    } catch {
      return undefined;
    }
  };
}

const absentCodes = new Set(['ENOENT', 'EISDIR', 'ENOTDIR']);

function cannotRead(path: string, code: string) {
  return {
    code: 'ConfigSyntax',
    message: say`${path} cannot be read (${code}).`,
    hint: say`Check its permissions, or specify another file with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.`,
    target: path,
    file: path,
  } as const;
}
