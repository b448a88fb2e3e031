import { constants } from 'node:fs';
import type { Warning } from '../core/warning.ts';
import { cacheFailed, cacheUnsafe } from './cacheWarnings.ts';
import { type FileCalls, realFileCalls, systemCodeOf } from './fileCalls.ts';
import type { FolderSettings, FolderTools } from './folderTools.ts';
import { makePrivateFolder } from './makePrivateFolder.ts';
import { pauseThread } from './pauseThread.ts';
import { readPrivateFile, writePrivateFile } from './privateFile.ts';

/**
 * A folder for this user alone. It is checked anew at every use, and on Linux used through the very folder that was
 * checked, so that a link put in its place between check and use leads nowhere else.
 */
export interface PrivateFolder {
  readonly path: string;
  /** The text of a file; undefined where there is none that is this user's alone and of a sane size. */
  readonly read: (name: string) => FolderAnswer<string | undefined>;
  /** Replaces a file in one step; makes the folder where it is missing. */
  readonly write: (name: string, text: string) => FolderAnswer<undefined>;
  readonly list: () => FolderAnswer<readonly string[]>;
  readonly modifiedAt: (name: string) => FolderAnswer<Date | undefined>;
  /** Whether there was a file to remove. */
  readonly remove: (name: string) => FolderAnswer<boolean>;
}

export type FolderAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly warning: Warning };

export function openPrivateFolder(path: string, settings: FolderSettings): PrivateFolder {
  const tools = { calls: realFileCalls, pause: pauseThread, forbidden: 0o077, ...settings };
  const within = <T>(work: (base: string) => T) => useFolder(path, tools, work);
  return {
    path,
    read: (name) => within((base) => readPrivateFile(`${base}/${name}`, tools)),
    write: (name, text) => {
      const work = (base: string) => writePrivateFile(`${base}/${name}`, text, tools);
      const answer = within(work);
      if (answer.kind !== 'absent') return answer;
      const made = makePrivateFolder(path, tools);
      return made === undefined ? within(work) : { kind: 'refused', warning: made };
    },
    list: () => within((base) => tools.calls.readdirSync(base)),
    modifiedAt: (name) => within((base) => findModified(`${base}/${name}`, tools.calls)),
    remove: (name) => within((base) => removeFile(`${base}/${name}`, tools.calls)),
  };
}

function useFolder<T>(path: string, tools: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  try {
    return tools.platform === 'win32' ? useByPath(path, tools, work) : useByDescriptor(path, tools, work);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'unknown') throw error;
    return { kind: 'refused', warning: cacheFailed(path, code) };
  }
}

function useByPath<T>(path: string, { calls }: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  const stats = calls.lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { kind: 'absent' };
  if (!stats.isDirectory()) return { kind: 'refused', warning: cacheUnsafe(path, 'is a link or a file, not a folder') };
  return { kind: 'done', value: work(path) };
}

function useByDescriptor<T>(path: string, tools: FolderTools, work: (base: string) => T): FolderAnswer<T> {
  const { calls, platform, userId, forbidden } = tools;
  const folder = openFolder(path, calls);
  if (typeof folder !== 'number') return folder;
  try {
    const { uid, mode } = calls.fstatSync(folder);
    if (uid !== userId) return { kind: 'refused', warning: cacheUnsafe(path, 'belongs to another user') };
    if ((mode & forbidden) !== 0) return { kind: 'refused', warning: cacheUnsafe(path, openToOthers(path)) };
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
    return { kind: 'refused', warning: cacheUnsafe(path, 'is a link or a file, not a folder') };
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

function removeFile(path: string, calls: FileCalls): boolean {
  try {
    calls.unlinkSync(path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function openToOthers(path: string): string {
  return `lets other users in (chmod 700 "${path}" keeps them out)`;
}
