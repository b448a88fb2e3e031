import { posix, win32 } from 'node:path';
import type { Environment } from '../core/environment.ts';
import { isFile as isRealFile, isProgram as isRealProgram } from '../edges/readFile.ts';

/**
 * Where a program is on Windows: only in the folders of PATH, never in the current folder, where Windows itself and
 * Node look first and any download may lie. A program with a path in its name is taken as it is. Null when there is none.
 */
export function findWindowsProgram(
  name: string,
  environment: Environment,
  isFile: (path: string) => boolean = isRealFile,
): string | null {
  const suffixes = suffixesOf(name, environment);
  const folders = /[\\/:]/.test(name) ? [''] : foldersOf(environment);
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const path = folder === '' ? name + suffix : win32.join(folder, name + suffix);
      if (isFile(path)) return path;
    }
  }
  return null;
}

/**
 * Where a program is elsewhere: only in whole folders of PATH. The system would take an empty part of it, and `.`, for the current folder.
 * A program with a path in its name is taken as it is, and one without PATH is the system's to find. Null when there is none.
 */
export function findPosixProgram(
  name: string,
  environment: Environment,
  isProgram: (path: string) => boolean = isRealProgram,
): string | null {
  const path = environment['PATH'];
  if (name.includes('/') || path === undefined) return name;
  const folders = path.split(':').filter((folder) => posix.isAbsolute(folder));
  return folders.map((folder) => posix.join(folder, name)).find(isProgram) ?? null;
}

function foldersOf(environment: Environment): readonly string[] {
  const folders = (environment['PATH'] ?? '').split(';').map((folder) => folder.replaceAll('"', '').trim());
  return folders.filter((folder) => win32.isAbsolute(folder));
}

function suffixesOf(name: string, environment: Environment): readonly string[] {
  const known = (environment['PATHEXT'] ?? '.COM;.EXE;.BAT;.CMD')
    .split(';')
    .filter((suffix) => runnable.has(suffix.toLowerCase()));
  return runnable.has(win32.extname(name).toLowerCase()) ? ['', ...known] : known;
}

/** What can be started without another program that interprets it. */
const runnable = new Set(['.com', '.exe', '.bat', '.cmd']);
