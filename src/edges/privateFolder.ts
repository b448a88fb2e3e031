import { constants } from 'node:fs';
import { win32 } from 'node:path';
import { pathOf } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { describeCode } from './describeCode.ts';
import { type FileCalls, pauseThread, realFileCalls, retryWhileInUse, systemCodeOf } from './fileCalls.ts';
import { type FolderSettings, type FolderTools, readPrivateFile, writePrivateFile } from './privateFile.ts';
import { temporarySuffix } from './replaceFile.ts';

/**
 * A folder that only this user can access. It is checked at every use, and on Linux used through the descriptor that was
 * checked, so that replacing it with a link between check and use has no effect.
 */
export interface PrivateFolder {
  readonly path: string;
  /** The text of a file; undefined if it does not exist, others can access it, or it is too large. */
  readonly read: (name: string) => FolderAnswer<string | undefined>;
  /** Replaces a file in one step; creates the folder if it is missing. */
  readonly write: (name: string, text: string) => FolderAnswer<undefined>;
  /** Creates a link to a path in one step, replacing anything with that name; creates the folder if it is missing. */
  readonly link: (name: string, target: string) => FolderAnswer<undefined>;
  /** The target of a link; undefined if there is no link. */
  readonly linkTarget: (name: string) => FolderAnswer<string | undefined>;
  readonly list: () => FolderAnswer<readonly string[]>;
  readonly modifiedAt: (name: string) => FolderAnswer<Date | undefined>;
  /** Removes a file; returns whether it existed. */
  readonly remove: (name: string) => FolderAnswer<boolean>;
}

export type FolderAnswer<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'absent' } | Refusal;

interface Refusal {
  readonly kind: 'refused';
  /** The problem as a warning about the session cache: a switch continues without it. */
  readonly warning: Warning;
  /** The problem as a sentence about any folder. */
  readonly reason: string;
}

export function openPrivateFolder(path: string, settings: FolderSettings): PrivateFolder {
  const tools = { calls: realFileCalls, pause: pauseThread, forbidden: 0o077, ...settings };
  const within = <T>(work: (base: string) => T) => useFolder(path, tools, work);
  return {
    path,
    read: (name) => within((base) => readPrivateFile(`${base}/${name}`, tools)),
    write: (name, text) => withinMade((base) => writePrivateFile(`${base}/${name}`, text, tools)),
    link: (name, target) => withinMade((base) => replaceLink(`${base}/${name}`, target, tools.calls)),
    linkTarget: (name) => within((base) => findTarget(`${base}/${name}`, tools.calls)),
    list: () => within((base) => tools.calls.readdirSync(base)),
    modifiedAt: (name) => within((base) => findModified(`${base}/${name}`, tools.calls)),
    remove: (name) => within((base) => removeFile(`${base}/${name}`, tools.calls)),
  };

  function withinMade<T>(work: (base: string) => T): FolderAnswer<T> {
    const answer = within(work);
    if (answer.kind !== 'absent') return answer;
    const made = makePrivateFolder(path, tools);
    return made ?? within(work);
  }
}

/** Creates a folder that only this user can access, and missing folders above it; returns undefined on success. */
export function makePrivateFolder(path: string, tools: FolderTools): Refusal | undefined {
  try {
    const { platform, calls, restrict } = tools;
    if (restrict !== undefined) return makeRestricted(path, tools, restrict);
    makeFolder(path, calls, pathOf(platform).dirname);
    return undefined;
  } catch (error) {
    return failed(path, systemCodeOf(error));
  }
}

type Calls = Pick<FileCalls, 'chmodSync' | 'lstatSync' | 'mkdirSync'>;

/**
 * Creates a folder that only this user can access, and missing folders above it; existing folders do not change. Throws the system's
 * error about the folder that cannot be created: with `recursive`, Node.js reports ENOENT for a read-only disk, and never ends in /proc.
 */
export function makeFolder(path: string, calls: Calls, parentOf: (path: string) => string): void {
  try {
    makeOneFolder(path, calls);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT' || parentOf(path) === path) throw error;
    makeFolder(parentOf(path), calls, parentOf);
    makeOneFolder(path, calls);
  }
}

/** The folder is not safe from other users, so it is not used. */
function unsafe(path: string, problem: string): Refusal {
  const message = say`The session cache ${path} ${problem}, so it is not used.`;
  const reason = say`The folder ${path} ${problem}, so it is not used.`;
  return { kind: 'refused', warning: { code: 'CacheUnsafe', message, file: path }, reason };
}

/** A system call failed with `code`. */
function failed(path: string, code: string): Refusal {
  const why = describeCode(code);
  const message = say`The session cache ${path} cannot be used (${why}), so sessions are not cached. Check the folder and the free disk space, or set AWSROLE_CACHE_DIR to another folder.`;
  const reason = say`The folder ${path} cannot be used (${why}).`;
  return { kind: 'refused', warning: { code: 'CacheFailed', message, file: path }, reason };
}

function useFolder<T>(path: string, tools: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  // A relative path would be a different folder for each current folder, and each of them would get secrets.
  if (!pathOf(tools.platform).isAbsolute(path)) return unsafe(path, say`is not an absolute path`);
  try {
    return tools.platform === 'win32' ? useByPath(path, tools, work) : useByDescriptor(path, tools, work);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return failed(path, code);
  }
}

function useByPath<T>(path: string, { calls }: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  const stats = calls.lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: 'absent' };
  if (!stats.isDirectory()) return unsafe(path, say`is a link or a file, not a folder`);
  return { kind: 'done', value: work(path) };
}

function useByDescriptor<T>(path: string, tools: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  const { calls, platform, userId, forbidden } = tools;
  const folder = openFolder(path, calls);
  if (typeof folder !== 'number') return folder;
  try {
    const { uid, mode } = calls.fstatSync(folder);
    if (uid !== userId) return unsafe(path, say`belongs to another user`);
    if ((mode & forbidden) !== 0) return unsafe(path, openToOthers(path));
    return { kind: 'done', value: work(platform === 'linux' ? throughDescriptor(path, folder, calls) : path) };
  } finally {
    calls.closeSync(folder);
  }
}

function openFolder(path: string, calls: FileCalls): number | Exclude<FolderAnswer<never>, { kind: 'done' }> {
  try {
    return calls.openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT') return { kind: 'absent' };
    if (code !== 'ELOOP' && code !== 'ENOTDIR') throw error;
    return unsafe(path, say`is a link or a file, not a folder`);
  }
}

/** Only Linux has a path that goes through an open folder; without /proc, the plain path is used. */
function throughDescriptor(path: string, folder: number, calls: FileCalls): string {
  const through = `/proc/self/fd/${folder}`;
  return calls.lstatSync(through, { throwIfNoEntry: false }) === undefined ? path : through;
}

function findModified(path: string, calls: FileCalls): Date | undefined {
  return calls.lstatSync(path, { throwIfNoEntry: false })?.mtime;
}

function replaceLink(path: string, target: string, calls: FileCalls): undefined {
  const temporary = `${path}.${Math.random().toString(36).slice(2)}${temporarySuffix}`;
  calls.symlinkSync(target, temporary);
  try {
    calls.renameSync(temporary, path);
  } catch (error) {
    calls.rmSync(temporary, { force: true });
    throw error;
  }
}

function findTarget(path: string, calls: FileCalls): string | undefined {
  return calls.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ? calls.readlinkSync(path) : undefined;
}

function removeFile(path: string, calls: FileCalls): boolean {
  try {
    calls.unlinkSync(path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function makeOneFolder(path: string, calls: Calls): void {
  try {
    calls.mkdirSync(path, 0o700);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return;
    throw error;
  }
  // The mode differs only if the umask removes permissions of the owner.
  const mode = calls.lstatSync(path).mode & 0o777;
  if (mode !== 0o700) calls.chmodSync(path, 0o700);
}

function openToOthers(path: string): string {
  return say`is accessible to other users (to fix this, run chmod 700 "${path}")`;
}

/** Windows: the folder gets its name only after its access list is set, so it is never accessible to others, even after a kill. */
function makeRestricted(path: string, tools: FolderTools, restrict: (path: string) => boolean): Refusal | undefined {
  const { calls } = tools;
  const fresh = `${path}.${Math.random().toString(36).slice(2)}.new`;
  makeFolder(fresh, calls, win32.dirname);
  try {
    if (!restrict(fresh)) return unsafe(path, say`cannot be made inaccessible to other users`);
    retryWhileInUse(tools, () => renameUnlessThere(fresh, path, calls));
  } finally {
    calls.rmSync(fresh, { recursive: true, force: true });
  }
  return undefined;
}

/** Ignores the error if another process has already created the folder. */
function renameUnlessThere(from: string, to: string, calls: FileCalls): void {
  try {
    calls.renameSync(from, to);
  } catch (error) {
    if (calls.lstatSync(to, { throwIfNoEntry: false }) === undefined) throw error;
  }
}
