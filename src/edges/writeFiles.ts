import * as fs from 'node:fs';
import { platform } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { backUp } from './backup.ts';
import { describeCode } from './describeCode.ts';
import { type FileCalls, pauseThread, realFileCalls, retryWhileInUse, systemCodeOf } from './fileCalls.ts';
import type { FileRights } from './fileRights.ts';
import { makeFolder } from './privateFolder.ts';
import { type Replacement, replaceFile, sweepLeftovers } from './replaceFile.ts';
import { watchFile } from './watchFile.ts';

/** Writes the user's files. Errors: WriteFailed. */
export interface WriteFiles {
  /**
   * Replaces a file in one step, accessible only to its owner (0600), and creates missing folders above it (0700). If the
   * path is a link, its target is replaced and the link stays.
   */
  readonly replace: (path: string, bytes: Uint8Array) => Result<null>;
  /**
   * Replaces a file in one step, if its content is still `before`. A link stays a link; a read-only file is an error. On
   * Windows, a file with its own access list is written in place, as the AWS CLI does, because a new file would lose the list.
   */
  readonly exchange: (path: string, exchange: FileExchange) => Result<'done' | 'changed'>;
  /** Appends text to a file, and creates the file if it does not exist. */
  readonly append: (path: string, text: string) => Result<null>;
}

export interface FileExchange {
  /** The content that the file must still have; undefined if it must not exist. */
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
  /** `private`: only its owner can access the file from now on. `kept`: an existing file keeps its mode; a new one is private. */
  readonly mode: 'private' | 'kept';
  /** The date for the backup next to the file, unless one exists for that day; null for no backup. */
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
    replaceWith(target, bytes, (file) => copyOwnerOf(target, file, 0o600));
    return null;
  });
}

function attempt<T>(path: string, write: () => T): Result<T> {
  try {
    return succeed(write());
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return fail(
      isOfFolder(error) ? notMade(path, error.path, describeCode(code)) : notWritten(path, describeCode(code)),
    );
  }
}

function exchangeFile(
  target: string,
  { before, after, mode, backup }: FileExchange,
  rights: FileRights,
  calls: FileCalls,
): 'done' | 'changed' {
  if (!isStill(target, before)) return 'changed';
  // Write permission for the folder would be enough to replace a file that its owner has made read-only.
  if (before !== undefined) checkWritable(target);
  if (before !== undefined && backup !== null) backUp(target, before, backup);
  const isReady = () => isStill(target, before);
  if (before !== undefined && !rights.canReplace(target)) {
    return isReady() && writeInPlace(target, after) ? 'done' : 'changed';
  }
  const prepare = (file: number, path: string) =>
    mode === 'private' || before === undefined
      ? copyOwnerOf(target, file, 0o600)
      : copyRights(target, file, path, rights);
  const watch = watchFile(target, before);
  try {
    if (!replaceWith(target, after, prepare, { isReady, calls })) return 'changed';
    const changed = watch.findChange();
    if (changed === undefined) return 'done';
    // Another program wrote to the file while we replaced it: keep its text, and plan our edit again on top of it.
    replaceWith(target, changed, prepare, { calls });
    return 'changed';
  } finally {
    watch.close();
  }
}

function isStill(target: string, before: Uint8Array | undefined): boolean {
  const isThere = fs.statSync(target, { throwIfNoEntry: false })?.isFile() === true;
  if (!isThere || before === undefined) return isThere === (before !== undefined);
  return fs.readFileSync(target).equals(before);
}

/** The target of a path, after links. Throws for a device or a pipe, such as /dev/null, which a file would replace. */
function findTarget(path: string): string {
  const target = followLinks(path);
  const stats = fs.statSync(target, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return target;
  const code = stats.isDirectory() ? 'EISDIR' : say`it is not a regular file`;
  throw Object.assign(new Error(say`not a regular file`), { code });
}

/** Throws if a file is read-only. Checks the mode too, since root can write to any file. */
function checkWritable(target: string): void {
  fs.accessSync(target, fs.constants.W_OK);
  const isReadOnly = (fs.statSync(target).mode & 0o222) === 0;
  if (isReadOnly) throw Object.assign(new Error('read-only'), { code: 'EACCES' });
}

/** How to wait while another program has a file open. */
const machine = { platform: platform(), pause: pauseThread };

function replaceWith(
  target: string,
  bytes: Uint8Array,
  prepare: Replacement['prepare'],
  more: Pick<Replacement, 'isReady' | 'calls'> = {},
): boolean {
  if (!fs.existsSync(dirname(target))) makeFolder(dirname(target), fs, dirname);
  sweepLeftovers(target);
  return replaceFile(target, bytes, { ...machine, prepare, ...more });
}

/** The mode is also set on a new file, because the umask may have removed permissions of the owner. */
function copyOwnerOf(target: string, file: number, mode: number): void {
  const before = fs.statSync(target, { throwIfNoEntry: false });
  if (before === undefined) fs.fchmodSync(file, mode);
  else copyOwner(file, before, mode);
}

/**
 * If a file has an access list, the group bits of its mode belong to the list. If the list cannot be copied, these bits are
 * dropped, since the group might not have had these permissions; the group keeps only what all others have.
 */
function copyRights(target: string, file: number, path: string, rights: FileRights): void {
  const isCopied = rights.copy(target, path);
  fs.ftruncateSync(file);
  const mode = fs.statSync(target).mode & 0o777;
  copyOwnerOf(target, file, isCopied ? mode : mode & (0o707 | ((mode & 0o007) << 3)));
}

function writeInPlace(target: string, bytes: Uint8Array): true {
  const file = retryWhileInUse(machine, () => fs.openSync(target, 'r+'));
  try {
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done, done);
    fs.ftruncateSync(file, bytes.length);
    fs.fsyncSync(file);
    return true;
  } finally {
    fs.closeSync(file);
  }
}

/** The target of a chain of links, even if it does not exist yet. */
function followLinks(path: string): string {
  const isLink = fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (!isLink) return path;
  const isDangling = fs.statSync(path, { throwIfNoEntry: false }) === undefined;
  return isDangling ? followLinks(resolve(dirname(path), fs.readlinkSync(path))) : fs.realpathSync(path);
}

type OwnerCalls = Pick<typeof fs, 'fchmodSync' | 'fchownSync' | 'fstatSync'>;

/**
 * Gives an open new file the owner, group, and mode of the file that it will replace. If this user cannot set the group, the
 * group gets no permissions, since it might have had none. Throws if the owner cannot be kept.
 */
export function copyOwner(file: number, before: fs.Stats, mode: number, calls: OwnerCalls = fs): void {
  const { uid, gid } = calls.fstatSync(file);
  const isSame = before.uid === uid && before.gid === gid;
  const hasOwner = isSame || tryChown(file, before, before.uid === uid, calls);
  calls.fchmodSync(file, hasOwner ? mode : mode & ~0o070);
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

function isOfFolder(error: unknown): error is { readonly path: string } {
  return error instanceof Error && 'syscall' in error && error.syscall === 'mkdir' && 'path' in error;
}

function notMade(path: string, folder: string, reason: string) {
  return {
    code: 'WriteFailed',
    message: say`${path} cannot be written, because the folder ${folder} cannot be created (${reason}).`,
    hint: say`Check the permissions of the folder above it. If it is read-only, set HOME (on Windows, APPDATA) to a folder that you can write to, or specify another file with AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE, or AWSROLE_SETTINGS_FILE.`,
    target: path,
    file: path,
  } as const;
}

function notWritten(path: string, reason: string) {
  return {
    code: 'WriteFailed',
    message: say`${path} cannot be written (${reason}).`,
    hint: say`Check the permissions of the file and its folder, and the free disk space.`,
    target: path,
    file: path,
  } as const;
}
