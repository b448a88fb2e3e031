import * as fs from 'node:fs';
import { platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { keepBackup } from './backup.ts';
import { type FileCalls, realFileCalls, systemCodeOf } from './fileCalls.ts';
import type { FileRights } from './fileRights.ts';
import { patiently, pauseThread } from './patiently.ts';
import { type Replacement, replaceFile, sweepLeftovers } from './replaceFile.ts';

/** Writing a person's files. Errors: WriteFailed. */
export interface WriteFiles {
  /**
   * Replaces a file in one step, for its owner alone (0600), and makes the folders above it (0700). A link stays a link:
   * the file that it leads to is replaced.
   */
  readonly replace: (path: string, bytes: Uint8Array) => Result<null>;
  /**
   * Replaces a file in one step if it still is what it was. A link stays a link; a read-only file is an error. On Windows a
   * file with an access list of its own is written in place, as aws-cli does, since only so it keeps that.
   */
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

export function openWriteFiles(rights: FileRights, calls: FileCalls = realFileCalls): WriteFiles {
  return {
    replace: replaceForOwner,
    exchange: (path, exchange) => attempt(path, () => exchangeFile(findTarget(path), exchange, rights, calls)),
    append: (path, text) =>
      attempt(path, () => {
        fs.appendFileSync(path, text);
        return null;
      }),
  };
}

/** `replace` of `WriteFiles`. */
export function replaceForOwner(path: string, bytes: Uint8Array): Result<null> {
  return attempt(path, () => {
    const target = findTarget(path);
    replaceWith(target, bytes, (file) => keepOwnerOf(target, file, 0o600));
    return null;
  });
}

function attempt<T>(path: string, write: () => T): Result<T> {
  try {
    return succeed(write());
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return fail(notWritten(path, code));
  }
}

function exchangeFile(
  target: string,
  { before, after, mode, backup }: FileExchange,
  rights: FileRights,
  calls: FileCalls,
): 'done' | 'changed' {
  if (!isStill(target, before)) return 'changed';
  // The folder's right to rename would let a file be replaced that its owner has closed to writing.
  if (before !== undefined) checkWritable(target);
  if (before !== undefined && backup !== null) keepBackup(target, before, backup);
  const isReady = () => isStill(target, before);
  if (before !== undefined && !rights.canReplace(target)) {
    return isReady() && writeInPlace(target, after) ? 'done' : 'changed';
  }
  const prepare = (file: number, path: string) =>
    mode === 'private' || before === undefined
      ? keepOwnerOf(target, file, 0o600)
      : keepRights(target, file, path, rights);
  const look = watchFile(target, before);
  try {
    if (!replaceWith(target, after, prepare, { isReady, calls })) return 'changed';
    const late = look.findChange();
    if (late === undefined) return 'done';
    // Another program wrote into the old file at the last moment: its text comes first, and ours is planned again.
    replaceWith(target, late, prepare, { calls });
    return 'changed';
  } finally {
    look.close();
  }
}

/** Keeps an eye on a file that is replaced: what was written into it after the last look would be lost. Windows replaces no open file. */
function watchFile(target: string, before: Uint8Array | undefined) {
  const nothing = { findChange: () => undefined, close: () => {} };
  if (before === undefined || machine.platform === 'win32') return nothing;
  const file = fs.openSync(target, 'r');
  return {
    findChange: () => {
      try {
        const bytes = readAgain(file);
        return bytes.equals(before) ? undefined : readSettled(file, bytes);
      } catch {
        // The new file is there: that nobody can look once more is no reason to say that it was not written.
        return undefined;
      }
    },
    close: () => fs.closeSync(file),
  };
}

/** What an open file holds when nobody writes on: who writes into a file empties it first. */
function readSettled(file: number, first: Uint8Array): Uint8Array {
  let bytes = first;
  for (let look = 0; look < mostLooks; look++) {
    pauseThread(lookMilliseconds);
    const now = readAgain(file);
    if (now.length > 0 && now.equals(bytes)) return bytes;
    bytes = now;
  }
  return bytes;
}

const lookMilliseconds = 50;
const mostLooks = 20;

/** All of an open file, wherever it was read to. */
function readAgain(file: number): Buffer {
  const bytes = Buffer.alloc(fs.fstatSync(file).size);
  return bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, 0));
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
  const code = stats.isDirectory() ? 'EISDIR' : say`it is not a regular file`;
  throw Object.assign(new Error(say`not a regular file`), { code });
}

/** The mode is looked at too, since an administrator may write to everything. */
function checkWritable(target: string): void {
  fs.accessSync(target, fs.constants.W_OK);
  const isReadOnly = (fs.statSync(target).mode & 0o222) === 0;
  if (isReadOnly) throw Object.assign(new Error('read-only'), { code: 'EACCES' });
}

/** How it waits where another program holds a file. */
const machine = { platform: platform(), pause: pauseThread };

function replaceWith(
  target: string,
  bytes: Uint8Array,
  prepare: Replacement['prepare'],
  more: Pick<Replacement, 'isReady' | 'calls'> = {},
): boolean {
  fs.mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  sweepLeftovers(target);
  return replaceFile(target, bytes, { ...machine, prepare, ...more });
}

/** The mode is set where there is no file before, too: a umask may have taken rights from the owner. */
function keepOwnerOf(target: string, file: number, mode: number): void {
  const before = fs.statSync(target, { throwIfNoEntry: false });
  if (before === undefined) fs.fchmodSync(file, mode);
  else keepOwner(file, before, mode);
}

/**
 * In the mode of a file with an access list the group's bits are the list's. Where that is lost they may go to nobody, or a
 * group gets what it never had; what all others may do, it may.
 */
function keepRights(target: string, file: number, path: string, rights: FileRights): void {
  const isKept = rights.copy(target, path);
  fs.ftruncateSync(file);
  const mode = fs.statSync(target).mode & 0o777;
  keepOwnerOf(target, file, isKept ? mode : mode & (0o707 | ((mode & 0o007) << 3)));
}

function writeInPlace(target: string, bytes: Uint8Array): true {
  const file = patiently(machine, () => fs.openSync(target, 'r+'));
  try {
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done, done);
    fs.ftruncateSync(file, bytes.length);
    fs.fsyncSync(file);
    return true;
  } finally {
    fs.closeSync(file);
  }
}

/** Where a chain of links leads, also when its last one leads nowhere yet. */
function followLinks(path: string): string {
  const isLink = fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!isLink) return path;
  const isDangling = fs.statSync(path, { throwIfNoEntry: false }) === undefined;
  return isDangling ? followLinks(resolve(dirname(path), fs.readlinkSync(path))) : fs.realpathSync(path);
}

export type OwnerCalls = Pick<typeof fs, 'fchmodSync' | 'fchownSync' | 'fstatSync'>;

/**
 * Gives an open new file the owner and the group of the one that it will replace, and then the mode. A group that this
 * user may not give away gets no rights: they would go to a group that had none. Throws when the owner cannot be kept.
 */
export function keepOwner(file: number, before: fs.Stats, mode: number, calls: OwnerCalls = fs): void {
  const { uid, gid } = calls.fstatSync(file);
  const isSame = before.uid === uid && before.gid === gid;
  const isKept = isSame || tryChown(file, before, before.uid === uid, calls);
  calls.fchmodSync(file, isKept ? mode : mode & ~0o070);
}

function tryChown(file: number, { uid, gid }: fs.Stats, mayFail: boolean, calls: OwnerCalls): boolean {
  try {
    calls.fchownSync(file, uid, gid);
    return true;
  } catch (error) {
    if (mayFail && systemCodeOf(error) === 'EPERM') return false;
    throw error;
  }
}

function notWritten(path: string, code: string) {
  return {
    code: 'WriteFailed',
    message: say`${path} cannot be written (${code}).`,
    hint: say`Check the permissions of the file and its folder, and the free disk space.`,
    target: path,
    file: path,
  } as const;
}
