import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listFiles } from './files.mjs';
import { fetchNuGetPackage } from './nuget.mjs';
import { inDist, inRoot, shortPath } from './paths.mjs';
import { powerShellEnvironment, quickCompiling } from './powershell.mjs';
import { fetchReferenceAssemblies } from './referenceAssemblies.mjs';
import { runHeldBack } from './run.mjs';

/** The Pester versions that the tests support; the first is the default, and AWSROLE_PESTER selects another. */
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

/** The tests, of the engine and the module, that run in two sizes. */
export const longTests = inRoot('tests', 'long');

/**
 * Lists the test files in a folder whose path contains one of the filters; without a filter, all of them.
 * @param {string} folder
 * @param {string[]} filters
 */
export function listPesterFiles(folder, filters) {
  return listFiles(folder)
    .filter((file) => file.endsWith('.Tests.ps1'))
    .filter((file) => filters.length === 0 || filters.some((filter) => shortPath(file).includes(filter)));
}

/** The manifest of Pester, downloaded if it is not cached. */
export async function findPester({ AWSROLE_PESTER: chosen } = process.env) {
  const release = chosen ? releases.find(({ version }) => version === chosen) : releases[0];
  if (release) return join(await fetchNuGetPackage(release), 'tools', 'Pester.psd1');
  const known = releases.map(({ version }) => version).join(' or ');
  throw new Error(`AWSROLE_PESTER is ${chosen}; the tests run in Pester ${known}.`);
}

/** Downloads the data that these test files read in addition to the module. @param {string[]} files */
export async function fetchTestData(files) {
  if (files.some((file) => basename(file) === 'Compatibility.Tests.ps1')) await fetchReferenceAssemblies();
}

/**
 * The programs that run Pester files.
 * @typedef {object} Programs
 * @property {string} shell PowerShell
 * @property {string} pester the manifest of Pester
 */

/**
 * The result that Invoke-PesterRun.ps1 writes.
 * @typedef {object} PesterRun
 * @property {number} passed
 * @property {number} failed including blocks and files that failed outside their tests
 * @property {{ file: string, seconds: number }[]} files
 * @property {{ file: string, name: string, result: string, message: string }[]} tests
 */

/**
 * A report with the seconds that each file took.
 * @typedef {import('./testReport.mjs').Report & { seconds: Record<string, number> }} PesterReport
 */

/**
 * Runs Pester files. Shells that the tests start inherit the variables that are set here.
 * @param {string} name of the run, for its report
 * @param {string[]} files at least one file
 * @param {Programs} programs
 * @param {string} [taken] a folder through which several runs share the files
 * @returns a promise of the report; `letGo` shows the output of the run
 */
export function runPester(name, files, { shell, pester }, taken) {
  const report = preparePesterReport(name);
  const sharing = taken === undefined ? [] : ['-Taken', taken];
  const args = [...listSettings(shell), ...listPesterArguments(report, files, pester), ...sharing];
  // AWSROLE_PESTER has done its job here, and some tests list a shell's variables with our names.
  const { AWSROLE_PESTER: _, ...env } = process.env;
  const run = runHeldBack(shell, args, { env: { ...env, ...powerShellEnvironment(), ...quickCompiling } });
  return { report: run.code.then((code) => readPesterReport(report, code)), letGo: run.letGo };
}

/** Without these settings, PowerShell 7 writes each command to the system log, which is a twelfth of its work. @param {string} shell */
function listSettings(shell) {
  const isOld = /^powershell(\.exe)?$/i.test(basename(shell));
  return isOld ? [] : ['-SettingsFile', inRoot('scripts', 'lib', 'powershell.config.json')];
}

/** The report path of a run; removes an earlier report. @param {string} name */
export function preparePesterReport(name) {
  const report = inDist('.reports', `${name}.json`);
  mkdirSync(inDist('.reports'), { recursive: true });
  rmSync(report, { force: true });
  return report;
}

/**
 * The arguments with which PowerShell runs Pester files.
 * @param {string} report the path of the report
 * @param {string[]} files
 * @param {string} pester the manifest of Pester
 * @param {(path: string) => string} [render] converts a path for that PowerShell
 */
export function listPesterArguments(report, files, pester, render = (path) => path) {
  const runner = inRoot('scripts', 'lib', 'Invoke-PesterRun.ps1');
  const facts = ['-Pester', render(pester), '-Report', render(report)];
  return ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', render(runner), ...facts, ...files.map(render)];
}

/**
 * Reads the report of a run. Without a report the runner has crashed, which counts as a failure, as does a nonzero exit code without a
 * failed test.
 * @param {string} path
 * @param {number | string} code the exit code or signal of the runner
 * @param {(path: string) => string} [parse] converts a path in the report for this system
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
