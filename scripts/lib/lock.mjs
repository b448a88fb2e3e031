import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inDist } from './paths.mjs';
import { isAlive } from './processes.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * Runs work under an exclusive lock of this name. Waits while another process has the lock, and takes over the lock of a process that has
 * ended.
 * @template Result
 * @param {string} name
 * @param {() => Promise<Result>} work
 */
export async function withLock(name, work) {
  const path = inDist('.locks', name);
  mkdirSync(inDist('.locks'), { recursive: true });
  await take(path, name);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path @param {string} name */
async function take(path, name) {
  for (let waited = 0; !tryCreate(path); waited += 200) {
    const owner = readOwner(path);
    if (owner !== undefined && !isAlive(owner)) removeStale(path);
    if (waited === 1000) process.stderr.write(`Waits for the ${name} of process ${owner ?? '?'} ...\n`);
    await sleep(200);
  }
}

/** @param {string} path */
function tryCreate(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

/** @param {string} path */
function readOwner(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function removeStale(path) {
  // Renamed first: only one waiting process can do that, so none removes a lock that was acquired in the meantime.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}
