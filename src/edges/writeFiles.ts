import * as fs from 'node:fs';
import { platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fail, type Result, succeed } from '../core/error.ts';
import { keepBackup } from './backup.ts';
import { systemCodeOf } from './fileCalls.ts';
import { keepOwner } from './keepOwner.ts';
import { patiently } from './patiently.ts';
import { pauseThread } from './pauseThread.ts';

/** Writing a person's files. Errors: WriteFailed. */
export interface WriteFiles {
  /**
   * Replaces a file in one step, for its owner alone (0600), and makes the folders above it (0700). A link stays a link:
   * the file that it leads to is replaced.
   */
  readonly replace: (path: string, bytes: Uint8Array) => Result<null>;
  /** Replaces a file in one step if it still is what it was. A link stays a link; a read-only file is an error. */
  readonly exchange: (path: string, exchange: FileExchange) => Result<'done' | 'changed'>;
  /** Adds to the end of a file, which is made if there is none. */
  readonly append: (path: string, text: string) => Result<null>;
}

export interface FileExchange {
  /** What the file must still be; undefined for no file. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  /** `private`: the file is its owner's alone from now on. `kept`: an old file keeps its mode; a new one is private. */
  readonly mode: 'private' | 'kept';
  /** The date of the backup that is kept beside the file, unless there is one of that day; null for none. */
  readonly backup: Date | null;
}

export const writeFiles: WriteFiles = {
  replace: (path, bytes) =>
    attempt(path, () => {
      replaceFile(findTarget(path), bytes, 'private', () => true);
      return null;
    }),
  exchange: (path, exchange) => attempt(path, () => exchangeFile(findTarget(path), exchange)),
  append: (path, text) =>
    attempt(path, () => {
      fs.appendFileSync(path, text);
      return null;
    }),
};

function attempt<T>(path: string, write: () => T): Result<T> {
  try {
    return succeed(write());
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return fail(notWritten(path, code));
  }
}

function exchangeFile(target: string, { before, after, mode, backup }: FileExchange): 'done' | 'changed' {
  if (!isStill(target, before)) return 'changed';
  // The folder's right to rename would let a file be replaced that its owner has closed to writing.
  if (before !== undefined) checkWritable(target);
  if (before !== undefined && backup !== null) keepBackup(target, before, backup);
  return replaceFile(target, after, mode, () => isStill(target, before)) ? 'done' : 'changed';
}

function isStill(target: string, before: Uint8Array | undefined): boolean {
  const isThere = fs.statSync(target, { throwIfNoEntry: false })?.isFile() === true;
  if (!isThere || before === undefined) return isThere === (before !== undefined);
  return fs.readFileSync(target).equals(before);
}

/** The file that a path leads to. A device or a pipe, such as /dev/null, is refused: it would be replaced by a file. */
function findTarget(path: string): string {
  const target = followLinks(path);
  const stats = fs.statSync(target, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return target;
  const code = stats.isDirectory() ? 'EISDIR' : 'it is no ordinary file';
  throw Object.assign(new Error('no regular file'), { code });
}

/** The mode is looked at too, since an administrator may write to everything. */
function checkWritable(target: string): void {
  fs.accessSync(target, fs.constants.W_OK);
  const isReadOnly = (fs.statSync(target).mode & 0o222) === 0;
  if (isReadOnly) throw Object.assign(new Error('read-only'), { code: 'EACCES' });
}

const machine = { platform: platform(), pause: pauseThread };

/** `isReady` is asked last, when all is written; if it says no, nothing happens. Returns its answer. */
function replaceFile(target: string, bytes: Uint8Array, mode: FileExchange['mode'], isReady: () => boolean): boolean {
  fs.mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    writeTemporary(temporary, bytes, mode, fs.statSync(target, { throwIfNoEntry: false }));
    const ready = isReady();
    if (ready) patiently(machine, () => fs.renameSync(temporary, target));
    else fs.rmSync(temporary, { force: true });
    return ready;
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

/** The mode is set again because a umask may have taken rights from the owner. */
function writeTemporary(
  path: string,
  bytes: Uint8Array,
  mode: FileExchange['mode'],
  before: fs.Stats | undefined,
): void {
  const file = fs.openSync(path, 'wx', 0o600);
  try {
    if (before === undefined) fs.fchmodSync(file, 0o600);
    else keepOwner(file, before, mode === 'kept' ? before.mode & 0o777 : 0o600);
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

function notWritten(path: string, code: string) {
  return {
    code: 'WriteFailed',
    message: `${path} cannot be written (${code}).`,
    hint: 'Check the rights of the file and its folder, and the space left.',
    target: path,
    file: path,
  } as const;
}
