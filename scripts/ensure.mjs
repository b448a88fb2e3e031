import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withLock } from './lib/lock.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, runNpm, withProgress } from './lib/run.mjs';

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
  const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
  const wanted = Object.entries(readPackages(inRoot('package-lock.json'))).filter(([path]) => path !== '');
  return installed !== undefined && wanted.every(([path, entry]) => isRight(installed[path], entry));
}

/** npm leaves an optional package out where the machine or its Node is not the one it is for. */
function isRight(found, { integrity, optional }) {
  return found === undefined ? optional === true : found.integrity === integrity;
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** The package that carries Node for the engine also links it as `node`, and npm's scripts would run on that one. */
function removeNodeLink() {
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(inRoot('node_modules', '.bin', name), { force: true });
}

await runMain(import.meta.url, ensureInstalled);
