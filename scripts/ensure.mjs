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

/** Whether node_modules holds each package of the lockfile that this machine needs, by its integrity. */
function isInstalled() {
  const installed = readPackages(inRoot('node_modules', '.package-lock.json'));
  const wanted = readPackages(inRoot('package-lock.json'));
  return Object.entries(wanted ?? {}).every(
    ([path, entry]) => path === '' || !fitsThisMachine(entry) || installed?.[path]?.integrity === entry.integrity,
  );
}

function fitsThisMachine({ os, cpu, libc }) {
  return allows(os, process.platform) && allows(cpu, process.arch) && (libc === undefined || allows(libc, libcName()));
}

function allows(list, value) {
  const values = [list ?? []].flat();
  if (values.includes(`!${value}`)) return false;
  const positive = values.filter((name) => !name.startsWith('!'));
  return positive.length === 0 || positive.includes(value);
}

function libcName() {
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** The package that carries Node for the engine also links it as `node`, and npm's scripts would run on that one. */
function removeNodeLink() {
  for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(inRoot('node_modules', '.bin', name), { force: true });
}

await runMain(import.meta.url, ensureInstalled);
