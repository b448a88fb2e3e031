import { constants } from 'node:fs';
import { win32 } from 'node:path';
import { pathOf } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { type FileCalls, patiently, pauseThread, realFileCalls, systemCodeOf } from './fileCalls.ts';
import { type FolderSettings, type FolderTools, readPrivateFile, writePrivateFile } from './privateFile.ts';
import { temporarySuffix } from './replaceFile.ts';

/**
 * A folder for this user alone. It is checked again at every use, and on Linux used through the very folder that was
 * checked, so that a link put in its place between check and use leads nowhere else.
 */
export interface PrivateFolder {
  readonly path: string;
  /** The text of a file; undefined if there is none that is this user's alone and of a reasonable size. */
  readonly read: (name: string) => FolderAnswer<string | undefined>;
  /** Replaces a file in one step; makes the folder where it is missing. */
  readonly write: (name: string, text: string) => FolderAnswer<undefined>;
  /** Puts a link to a path there in one step, in place of what has the name; makes the folder where it is missing. */
  readonly link: (name: string, target: string) => FolderAnswer<undefined>;
  /** Where a link leads; undefined if there is none. */
  readonly linkTarget: (name: string) => FolderAnswer<string | undefined>;
  readonly list: () => FolderAnswer<readonly string[]>;
  readonly modifiedAt: (name: string) => FolderAnswer<Date | undefined>;
  /** Whether there was a file to remove. */
  readonly remove: (name: string) => FolderAnswer<boolean>;
}

export type FolderAnswer<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'absent' } | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  /** For a folder of sessions, without which a switch goes on. */
  readonly warning: Warning;
  /** The same of any folder, as one sentence. */
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

/** Makes a folder that this user alone may enter, and the folders above it; undefined when it is there. */
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
 * Makes a folder for this user alone, and those above it that are missing; what is there stays as it is. Throws the system's
 * own error about the folder that cannot be made: `recursive` of Node calls a read-only disk ENOENT, and does not end in /proc.
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

/** Something about a folder lets others in: it is left alone. */
function unsafe(path: string, problem: string): Refusal {
  const message = say`The session cache ${path} ${problem}, so it is not used.`;
  const reason = say`The folder ${path} ${problem}, so it is not used.`;
  return { kind: 'refused', warning: { code: 'CacheUnsafe', message, file: path }, reason };
}

/** The system refused a call; `code` is its name for that. */
function failed(path: string, code: string): Refusal {
  const message = say`The session cache ${path} cannot be used (${code}).`;
  const reason = say`The folder ${path} cannot be used (${code}).`;
  return { kind: 'refused', warning: { code: 'CacheFailed', message, file: path }, reason };
}

function useFolder<T>(path: string, tools: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  // It would be another folder wherever the shell stands, and secrets would lie in each.
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

/** Linux alone has a path that goes through an open folder; without /proc the plain path has to do. */
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
  // Only a umask that takes rights from the user himself leaves another mode.
  const mode = calls.lstatSync(path).mode & 0o777;
  if (mode !== 0o700) calls.chmodSync(path, 0o700);
}

function openToOthers(path: string): string {
  return say`is accessible to other users (to fix this, run chmod 700 "${path}")`;
}

/** Windows. The folder gets its name only when its access list is right: no one finds it open, also after a kill. */
function makeRestricted(path: string, tools: FolderTools, restrict: (path: string) => boolean): Refusal | undefined {
  const { calls } = tools;
  const fresh = `${path}.${Math.random().toString(36).slice(2)}.new`;
  makeFolder(fresh, calls, win32.dirname);
  try {
    if (!restrict(fresh)) return unsafe(path, say`cannot be made inaccessible to other users`);
    patiently(tools, () => renameUnlessThere(fresh, path, calls));
  } finally {
    calls.rmSync(fresh, { recursive: true, force: true });
  }
  return undefined;
}

/** Another process may have been first. */
function renameUnlessThere(from: string, to: string, calls: FileCalls): void {
  try {
    calls.renameSync(from, to);
  } catch (error) {
    if (calls.lstatSync(to, { throwIfNoEntry: false }) === undefined) throw error;
  }
}
