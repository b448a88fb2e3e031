import { posix, win32 } from 'node:path';
import type { Environment } from '../core/environment.ts';
import { isFile as isRealFile, isProgram as isRealProgram } from '../edges/readFile.ts';

/**
 * The path of a program on Windows. Searches only the folders in PATH, never the current folder, which Windows and Node.js
 * search first and which might contain a download. A name with a path is used as it is. Null if the program does not exist.
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
 * The path of a program on Linux and macOS. Searches only absolute folders in PATH: an empty entry and `.` mean the current folder.
 * A name with a path is used as it is; so is any name if PATH is not set. Null if the program does not exist.
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

/** The extensions of files that can be started without an interpreter. */
const runnable = new Set(['.com', '.exe', '.bat', '.cmd']);
