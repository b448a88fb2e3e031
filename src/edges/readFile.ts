import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Platform } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { describeCode } from './describeCode.ts';
import { systemCodeOf } from './fileCalls.ts';

/**
 * The bytes of a file; undefined if it does not exist or is the null device. ConfigSyntax if it cannot be read, is not a regular file
 * (reading a pipe or a device might never end), or is too large for an AWS file.
 */
export function readFile(path: string): Result<Uint8Array | undefined> {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined || isNullDevice(stats)) return succeed(undefined);
    if (!stats.isFile()) return fail(cannotRead(path, say`it is ${describeKind(stats)}, not a file`));
    if (stats.size > maxBytes) return fail(cannotRead(path, say`it is larger than ${maxBytes / 1e6} MB`));
    return succeed(readFileSync(path));
  } catch (error) {
    const code = systemCodeOf(error);
    return absentCodes.has(code) ? succeed(undefined) : fail(cannotRead(path, describeCode(code)));
  }
}

/** For comparison: a hundred thousand profiles are 20 MB. */
const maxBytes = 100e6;

/** Users specify the null device to say that there is no file. */
function isNullDevice(stats: Stats): boolean {
  return stats.isCharacterDevice() && stats.rdev === statSync(devNull).rdev;
}

function describeKind(stats: Stats): string {
  if (stats.isDirectory()) return say`a folder`;
  if (stats.isFIFO()) return say`a pipe`;
  return stats.isSocket() ? say`a socket` : say`a device`;
}

/** Whether something exists at a path; follows links. */
export function pathExists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return !absentCodes.has(systemCodeOf(error));
  }
}

/** Whether a path is a regular file; follows links. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Whether a path is a file that this user can run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isFile(path);
  } catch {
    return false;
  }
}

/**
 * The permission bits of a file, such as 0o600; undefined if it does not exist or cannot be accessed, and on Windows,
 * where the bits mean nothing.
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

const absentCodes = new Set(['ENOENT', 'ENOTDIR']);

function cannotRead(path: string, reason: string) {
  return {
    code: 'ConfigSyntax',
    message: say`${path} cannot be read (${reason}).`,
    hint: say`Check the file and its permissions, or specify another file with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.`,
    target: path,
    file: path,
  } as const;
}
