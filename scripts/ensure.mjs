import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withLock } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, runNpm, withProgress } from './lib/run.mjs';

/**
 * A package in a lockfile.
 * @typedef {object} LockedPackage
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/** Installs the packages of package-lock.json, unless they are installed. Does not run scripts of packages. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    await withLock('installation', async () => {
      if (isInstalled()) return;
      await withProgress('Installs the packages (npm ci)', () =>
        runNpm(['ci', '--ignore-scripts', '--loglevel=error']),
      );
    });
  }
  removeNodeLink();
}

/** Tests whether node_modules contains the packages of the lockfile, by their integrity. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = Object.entries(readPackages(inRoot('package-lock.json'))).filter(([path]) => path !== '');
  return wanted.every(([path, entry]) => isRight(installed[path], entry));
}

/**
 * npm omits an optional package that does not support this machine or its Node.js.
 * @param {LockedPackage | undefined} found
 * @param {LockedPackage} wanted
 */
function isRight(found, { integrity, optional }) {
  return found === undefined ? optional === true : found.integrity === integrity;
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage>} packages by folder
 */
function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** Removes the link `node` of the package that contains Node.js for the engine: npm scripts would run on that version. */
function removeNodeLink() {
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(inRoot('node_modules', '.bin', name), { force: true });
}

await runMain(import.meta.url, ensureInstalled);
