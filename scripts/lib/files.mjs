import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inDist } from './paths.mjs';
import { isAlive } from './processes.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * Every file under a folder, sorted, as full paths; a file names itself; nothing when it does not exist.
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
 * Writes a file so that nobody ever sees half of it.
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
 * Puts a finished file or folder in the place of an earlier one, or leaves that as it is.
 * @param {string} from
 * @param {string} to
 * @param {string} old where the earlier one steps aside: a name on the same disk that nobody else uses
 */
export function replacePath(from, to, old = makeWorkPath('old')) {
  mkdirSync(dirname(to), { recursive: true });
  // A folder cannot be renamed over a full one.
  if (existsSync(to)) renamePatiently(to, old);
  renamePatiently(from, to);
  removeUnused(old);
}

/**
 * Renames, on Windows again while a virus scanner or an indexer looks for a moment.
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
 * What is done, and on what, where tests say.
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

/** Removes what nobody needs any more; on Windows a program that still runs stays until the next time. @param {string} path */
export function removeUnused(path) {
  try {
    removePath(path);
  } catch (error) {
    if (!onWindows || !isSystemError(error, ...heldCodes, 'ENOTEMPTY')) throw error;
  }
}

/** Removes a file or folder, if there is one. @param {string} path */
export function removePath(path) {
  // Windows lets nobody remove what a virus scanner looks at for a moment.
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

/** A name inside `dist/.work`, on the same disk as the results, that nobody else uses. @param {string} name */
export function makeWorkPath(name) {
  mkdirSync(inDist('.work'), { recursive: true });
  return inDist('.work', `${name}-${process.pid}-${randomBytes(4).toString('hex')}`);
}

/** Removes what processes that were interrupted left in `dist/.work`. */
export function removeLeftWork() {
  for (const name of readEntries(inDist('.work')) ?? []) {
    const pid = Number(name.split('-').at(-2));
    if (!isAlive(pid)) removeUnused(inDist('.work', name));
  }
}

/**
 * The same file under a second name: a hard link where the disk can, since an engine is 100 MB.
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
