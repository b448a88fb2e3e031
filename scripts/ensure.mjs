import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withLock } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, runNpm, withProgress } from './lib/run.mjs';

/**
 * What a lockfile knows of a package.
 * @typedef {object} LockedPackage
 * @property {string} [integrity]
 * @property {boolean} [optional]
 */

/** Installs what package-lock.json names, unless it is there. Nothing that a package brings is run. */
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

/** Whether node_modules holds the packages of the lockfile, by their integrity. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = Object.entries(readPackages(inRoot('package-lock.json'))).filter(([path]) => path !== '');
  return wanted.every(([path, entry]) => isRight(installed[path], entry));
}

/**
 * npm leaves an optional package out where the machine or its Node is not the one it is for.
 * @param {LockedPackage | undefined} found
 * @param {LockedPackage} wanted
 */
function isRight(found, { integrity, optional }) {
  return found === undefined ? optional === true : found.integrity === integrity;
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage>} by their folders
 */
function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** The package that carries Node for the engine also links it as `node`, and npm's scripts would run on that one. */
function removeNodeLink() {
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(inRoot('node_modules', '.bin', name), { force: true });
}

await runMain(import.meta.url, ensureInstalled);
