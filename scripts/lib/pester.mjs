import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './files.mjs';
import { fetchNuGetPackage } from './nuget.mjs';
import { inDist, inRoot, shortPath } from './paths.mjs';
import { powerShellEnvironment } from './powershell.mjs';
import { runHeldBack } from './run.mjs';

/** The releases of Pester that the tests pass in; the first is the default, AWSROLE_PESTER names another. */
const releases = [
  {
    name: 'Pester',
    version: '6.2.0',
    sha512: 'SVQVS0NU4qpAF/2m70omX2J88D/sM8udIDu+PETFMgW6MIxtpFp33HAtT099A568hF3pvzprQu/7TI9UfPTsQg==',
  },
  {
    name: 'Pester',
    version: '5.7.1',
    sha512: 'BBlkmq6gt4OyTtBul9a+erBAEBjX1Pko51UHQnV4STugkn1Gs/quiRJ+WIBACKd0cyoy9MzJv5+t5hxZqVZL1A==',
  },
];

/** The module's test files. */
export const moduleTests = inRoot('tests', 'module');

/** The test files of a folder whose path has one of the filters in it; all of them without a filter. */
export function listPesterFiles(folder, filters) {
  return listFiles(folder)
    .filter((file) => file.endsWith('.Tests.ps1'))
    .filter((file) => filters.length === 0 || filters.some((filter) => shortPath(file).includes(filter)));
}

/** The manifest of Pester, fetched where it is not here yet. */
export async function findPester({ AWSROLE_PESTER: chosen } = process.env) {
  const release = chosen ? releases.find(({ version }) => version === chosen) : releases[0];
  if (release) return join(await fetchNuGetPackage(release), 'tools', 'Pester.psd1');
  const known = releases.map(({ version }) => version).join(' or ');
  throw new Error(`AWSROLE_PESTER is ${chosen}; the tests run in Pester ${known}.`);
}

/**
 * Runs Pester files.
 * @param {string} name of the run, for its report
 * @param {string[]} files at least one
 * @param {{ shell: string, pester: string }} programs PowerShell, and Pester's manifest
 * @returns {{ report: Promise<import('./testReport.mjs').Report>, letGo: () => void }} `letGo` shows what it prints
 */
export function runPester(name, files, { shell, pester }) {
  const report = inDist('.reports', `${name}.json`);
  mkdirSync(inDist('.reports'), { recursive: true });
  rmSync(report, { force: true });
  const runner = inRoot('scripts', 'lib', 'Invoke-PesterRun.ps1');
  const facts = ['-Pester', pester, '-Report', report];
  const args = ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', runner, ...facts, ...files];
  const run = runHeldBack(shell, args, { env: { ...process.env, ...powerShellEnvironment() } });
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
