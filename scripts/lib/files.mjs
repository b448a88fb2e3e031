import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inDist } from './paths.mjs';
import { isAlive } from './processes.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * Lists all files under a folder, sorted, as full paths; for a file, only itself; nothing if the path does not exist.
 * @param {string} path
 * @returns {string[]}
 */
export function listFiles(path) {
  if (!existsSync(path)) return [];
  const entries = readEntries(path);
  if (!entries) return [path];
  return entries.flatMap((entry) => listFiles(join(path, entry)));
}

/**
 * Writes a file atomically: no reader ever sees a part of it.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export function writeWhole(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(temporary, content);
  renamePatiently(temporary, path);
}

/**
 * Replaces a file or folder with a finished one, or leaves it as it is.
 * @param {string} from
 * @param {string} to
 * @param {string} old a temporary path for the earlier one: an unused name on the same disk
 */
export function replacePath(from, to, old = makeWorkPath('old')) {
  mkdirSync(dirname(to), { recursive: true });
  // A folder cannot be renamed over one that is not empty.
  if (existsSync(to)) renamePatiently(to, old);
  renamePatiently(from, to);
  removeUnused(old);
}

/**
 * Renames a file or folder. On Windows retries while a virus scanner or an indexer has it open.
 * @param {string} from
 * @param {string} to
 * @param {Waiting} [waiting]
 */
export function renamePatiently(from, to, { rename = renameSync, pause = pauseThread, isWindows = onWindows } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return rename(from, to);
    } catch (error) {
      if (!isWindows || !isSystemError(error, ...heldCodes)) throw error;
      if (attempt === 24)
        throw new Error(`${from} is in use. End the shells and programs that run from it, then try again.`);
      pause(Math.min(attempt * 5, 100));
    }
  }
}

/**
 * Replacements for tests.
 * @typedef {object} Waiting
 * @property {(from: string, to: string) => void} [rename]
 * @property {(milliseconds: number) => void} [pause]
 * @property {boolean} [isWindows]
 */

const onWindows = process.platform === 'win32';
const heldCodes = ['EPERM', 'EACCES', 'EBUSY'];

/** @param {number} milliseconds */
function pauseThread(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Removes an obsolete file or folder; on Windows, a running program stays until the next time. @param {string} path */
export function removeUnused(path) {
  try {
    removePath(path);
  } catch (error) {
    if (!onWindows || !isSystemError(error, ...heldCodes, 'ENOTEMPTY')) throw error;
  }
}

/** Removes a file or folder, if it exists. @param {string} path */
export function removePath(path) {
  // On Windows, a virus scanner may briefly have the file open.
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** Creates an unused path in `dist/.work`, which is on the same disk as the results. @param {string} name */
export function makeWorkPath(name) {
  mkdirSync(inDist('.work'), { recursive: true });
  return inDist('.work', `${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Removes what interrupted processes left in `dist/.work`. */
export function removeLeftWork() {
  for (const name of readEntries(inDist('.work')) ?? []) {
    const pid = Number(name.split('-').at(-2));
    if (!isAlive(pid)) removeUnused(inDist('.work', name));
  }
}

/**
 * Links or copies a file: a hard link if the disk supports it, since an engine is 100 MB.
 * @param {string} from
 * @param {string} to
 */
export function linkOrCopy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** @param {string} path */
function readEntries(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (isSystemError(error, 'ENOTDIR', 'ENOENT')) return undefined;
    throw error;
  }
}
