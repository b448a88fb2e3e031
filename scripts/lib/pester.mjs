import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { listFiles } from './files.mjs';
import { inDist, inRoot, shortPath } from './paths.mjs';
import { runHeldBack } from './run.mjs';

/** The module's test files. */
export const moduleTests = inRoot('tests', 'module');

/** Those of the host that stands in for PowerShell. */
export const hostTests = inRoot('tests', 'support', 'host', 'tests');

/** The test files of a folder whose path has one of the filters in it; all of them without a filter. */
export function listPesterFiles(folder, filters) {
  return listFiles(folder)
    .filter((file) => file.endsWith('.Tests.ps1'))
    .filter((file) => filters.length === 0 || filters.some((filter) => shortPath(file).includes(filter)));
}

/**
 * Runs Pester files: with Pester in a real PowerShell, with the host's own runner where there is none.
 * @param {string} name of the run, for its report
 * @param {string[]} files at least one
 * @param {{ program: string, isHost: boolean }} shell
 * @returns {{ report: Promise<import('./testReport.mjs').Report>, letGo: () => void }} `letGo` shows what it prints
 */
export function runPester(name, files, { program, isHost }) {
  const report = inDist('.reports', `${name}.json`);
  mkdirSync(inDist('.reports'), { recursive: true });
  rmSync(report, { force: true });
  const runner = inRoot('scripts', 'lib', 'Invoke-PesterRun.ps1');
  const args = isHost
    ? ['--pester', ...files, '--report', report]
    : ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', runner, '-Report', report, ...files];
  const run = runHeldBack(program, args, { env: { ...process.env, POWERSHELL_TELEMETRY_OPTOUT: '1' } });
  return { report: run.code.then((code) => readReport(report, code)), letGo: run.letGo };
}

/** A runner that died has no report; one that failed without a failed test failed all the same. */
function readReport(path, code) {
  if (!existsSync(path)) {
    process.stderr.write(`The runner of the Pester files ended with ${code} before its report.\n`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  const { passed, failed, tests } = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const skipped = tests
    .filter(({ result }) => result !== 'Passed' && result !== 'Failed')
    .map(({ file, name, message }) => ({ name: `${shortPath(file)}: ${name}`, reason: message }));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}
