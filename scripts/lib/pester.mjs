import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listFiles } from './files.mjs';
import { fetchNuGetPackage } from './nuget.mjs';
import { inDist, inRoot, shortPath } from './paths.mjs';
import { powerShellEnvironment, quickCompiling } from './powershell.mjs';
import { fetchReferenceAssemblies } from './referenceAssemblies.mjs';
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

/** The tests of both kinds that come in two sizes. */
export const longTests = inRoot('tests', 'long');

/**
 * The test files of a folder whose path has one of the filters in it; all of them without a filter.
 * @param {string} folder
 * @param {string[]} filters
 */
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

/** Fetches what these test files read besides the module. @param {string[]} files */
export async function fetchTestData(files) {
  if (files.some((file) => basename(file) === 'Compatibility.Tests.ps1')) await fetchReferenceAssemblies();
}

/**
 * What runs Pester files.
 * @typedef {object} Programs
 * @property {string} shell PowerShell
 * @property {string} pester Pester's manifest
 */

/**
 * What Invoke-PesterRun.ps1 writes.
 * @typedef {object} PesterRun
 * @property {number} passed
 * @property {number} failed with the blocks and files that failed outside their tests
 * @property {{ file: string, seconds: number }[]} files
 * @property {{ file: string, name: string, result: string, message: string }[]} tests
 */

/**
 * A report that tells, too, how many seconds each file took.
 * @typedef {import('./testReport.mjs').Report & { seconds: Record<string, number> }} PesterReport
 */

/**
 * Runs Pester files. The shells that tests start have the variables from here.
 * @param {string} name of the run, for its report
 * @param {string[]} files at least one
 * @param {Programs} programs
 * @param {string} [taken] a folder by which several runs share out the files
 * @returns the report to come; `letGo` shows what the run prints
 */
export function runPester(name, files, { shell, pester }, taken) {
  const report = preparePesterReport(name);
  const sharing = taken === undefined ? [] : ['-Taken', taken];
  const args = [...listSettings(shell), ...listPesterArguments(report, files, pester), ...sharing];
  // The choice is made, and tests list the variables of our names that a shell holds.
  const { AWSROLE_PESTER: _, ...env } = process.env;
  const run = runHeldBack(shell, args, { env: { ...env, ...powerShellEnvironment(), ...quickCompiling } });
  return { report: run.code.then((code) => readPesterReport(report, code)), letGo: run.letGo };
}

/** PowerShell 7 tells the system's log of each command otherwise, a twelfth of its work. @param {string} shell */
function listSettings(shell) {
  const isOld = /^powershell(\.exe)?$/i.test(basename(shell));
  return isOld ? [] : ['-SettingsFile', inRoot('scripts', 'lib', 'powershell.config.json')];
}

/** Where the report of a run goes; an earlier one is removed. @param {string} name */
export function preparePesterReport(name) {
  const report = inDist('.reports', `${name}.json`);
  mkdirSync(inDist('.reports'), { recursive: true });
  rmSync(report, { force: true });
  return report;
}

/**
 * What PowerShell is started with to run Pester files.
 * @param {string} report the file for it
 * @param {string[]} files
 * @param {string} pester its manifest
 * @param {(path: string) => string} [render] a path as that PowerShell writes it
 */
export function listPesterArguments(report, files, pester, render = (path) => path) {
  const runner = inRoot('scripts', 'lib', 'Invoke-PesterRun.ps1');
  const facts = ['-Pester', render(pester), '-Report', render(report)];
  return ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', render(runner), ...facts, ...files.map(render)];
}

/**
 * A runner that died has no report; one that failed without a failed test failed all the same.
 * @param {string} path
 * @param {number | string} code what the runner ended with
 * @param {(path: string) => string} [parse] a path of the report as this system writes it
 * @returns {PesterReport}
 */
export function readPesterReport(path, code, parse = (path) => path) {
  if (!existsSync(path)) {
    const reason = `ended with ${code} before its report`;
    process.stderr.write(`The runner of the Pester files ${reason}.\n`);
    return { passed: 0, failed: 1, failures: [{ name: basename(path, '.json'), reason }], skipped: [], seconds: {} };
  }
  /** @type {PesterRun} */
  const { passed, failed, files, tests } = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  /** @param {(result: string) => boolean} wanted */
  const list = (wanted) =>
    tests
      .filter(({ result }) => wanted(result))
      .map(({ file, name, message }) => ({ name: `${shortPath(parse(file))}: ${name}`, reason: message }));
  return {
    passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: list((result) => result !== 'Passed' && result !== 'Failed'),
    failures: list((result) => result === 'Failed'),
    seconds: Object.fromEntries(files.map(({ file, seconds }) => [shortPath(parse(file)), seconds])),
  };
}
