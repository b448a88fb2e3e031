import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inDist } from './paths.mjs';
import { isAlive } from './processes.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * Does some work while no other process does work of that name; waits for the other one, or takes over a dead one's lock.
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
  // Renamed first: of several that wait only one can, so none removes a lock that was taken meanwhile.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}
