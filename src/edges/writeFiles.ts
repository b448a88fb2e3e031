import * as fs from 'node:fs';
import { platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fail, type Result, succeed } from '../protocol/error.ts';
import { systemCodeOf } from './fileCalls.ts';
import { pauseThread } from './pauseThread.ts';

/** Writing a person's files. Errors: WriteFailed. */
export interface WriteFiles {
  /**
   * Replaces a file in one step, for its owner alone (0600), and makes the folders above it (0700). A link stays a link:
   * the file that it leads to is replaced.
   */
  readonly replace: (path: string, bytes: Uint8Array) => Result<null>;
  /** Adds to the end of a file, which is made if there is none. */
  readonly append: (path: string, text: string) => Result<null>;
}

export const writeFiles: WriteFiles = {
  replace: (path, bytes) => attempt(path, () => replaceFile(path, bytes)),
  append: (path, text) => attempt(path, () => fs.appendFileSync(path, text)),
};

function attempt(path: string, write: () => void): Result<null> {
  try {
    write();
    return succeed(null);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return fail(notWritten(path, code));
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  const target = followLinks(path);
  fs.mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeTemporary(temporary, bytes, fs.statSync(target, { throwIfNoEntry: false }));
    patiently(() => fs.renameSync(temporary, target));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Where a chain of links leads, also when its last one leads nowhere yet. */
function followLinks(path: string): string {
  const isLink = fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!isLink) return path;
  const isDangling = fs.statSync(path, { throwIfNoEntry: false }) === undefined;
  return isDangling ? followLinks(resolve(dirname(path), fs.readlinkSync(path))) : fs.realpathSync(path);
}

/** The mode is set again because a umask may have taken rights from the owner. Who owned the file goes on owning it. */
function writeTemporary(path: string, bytes: Uint8Array, before: fs.Stats | undefined): void {
  const file = fs.openSync(path, 'wx', 0o600);
  try {
    if (before !== undefined && before.uid !== fs.fstatSync(file).uid) fs.fchownSync(file, before.uid, before.gid);
    fs.fchmodSync(file, 0o600);
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

const tries = 20;
const pauseMilliseconds = 50;

/** A virus scanner or an indexer holds a file for a moment (Windows); about a second is granted to it. */
function patiently<T>(action: () => T): T {
  for (let count = 1; ; count += 1) {
    try {
      return action();
    } catch (error) {
      const isHeld = platform() === 'win32' && heldCodes.has(systemCodeOf(error));
      if (!isHeld || count === tries) throw error;
      pauseThread(pauseMilliseconds);
    }
  }
}

const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);

function notWritten(path: string, code: string) {
  return {
    code: 'WriteFailed',
    message: `${path} cannot be written (${code}).`,
    hint: 'Check the rights of the file and its folder, and the space left.',
    target: path,
    file: path,
  } as const;
}
