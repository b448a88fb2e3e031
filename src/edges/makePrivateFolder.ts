import { posix, win32 } from 'node:path';
import type { Warning } from '../core/warning.ts';
import { cacheFailed, cacheUnsafe } from './cacheWarnings.ts';
import { type FileCalls, systemCodeOf } from './fileCalls.ts';
import type { FolderTools } from './folderTools.ts';
import { patiently } from './patiently.ts';

/** Makes a folder that this user alone may enter, and the folders above it; undefined when it is there. */
export function makePrivateFolder(path: string, tools: FolderTools): Warning | undefined {
  try {
    const { platform, calls, restrict } = tools;
    if (restrict !== undefined) return makeRestricted(path, tools, restrict);
    makeFolder(path, calls, (platform === 'win32' ? win32 : posix).dirname);
    return undefined;
  } catch (error) {
    return cacheFailed(path, systemCodeOf(error));
  }
}

function makeFolder(path: string, calls: FileCalls, parentOf: (path: string) => string): void {
  try {
    calls.mkdirSync(path, 0o700);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || parentOf(path) === path) throw error;
    makeFolder(parentOf(path), calls, parentOf);
    makeFolder(path, calls, parentOf);
    return;
  }
  // Only a umask that takes rights from the user himself leaves another mode.
  const mode = calls.lstatSync(path).mode & 0o777;
  if (mode !== 0o700) calls.chmodSync(path, 0o700);
}

/** Windows. The folder gets its name only when its access list is right: nobody finds it open, also after a kill. */
function makeRestricted(path: string, tools: FolderTools, restrict: (path: string) => boolean): Warning | undefined {
  const { calls } = tools;
  const fresh = `${path}.${Math.random().toString(36).slice(2)}.new`;
  makeFolder(fresh, calls, win32.dirname);
  try {
    if (!restrict(fresh)) return cacheUnsafe(path, 'cannot be closed to other users');
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
