import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { leftOut, part, small } from '../tests/support/windows/files.mjs';
import { makePerson, startScript, terminalTests } from '../tests/support/windows/terminalTests.mjs';
import { build } from './build.mjs';
import { inDist, shortPath } from './lib/paths.mjs';
import {
  fetchTestData,
  findPester,
  listPesterArguments,
  listPesterFiles,
  longTests,
  moduleTests,
  preparePesterReport,
  readPesterReport,
} from './lib/pester.mjs';
import { findProgram } from './lib/powershell.mjs';
import { runMain, toExitCode } from './lib/run.mjs';
import { addReports, concludeTests, renderCounts } from './lib/testReport.mjs';
import { prepareGround } from './lib/windowsGround.mjs';
import { fromWindowsPath, isFaultOfWine, openWindows, requireWine, toWindowsPath } from './lib/wine.mjs';

/** In milliseconds. A file that takes longer hangs. */
const maxRunMilliseconds = 30 * 60_000;

/**
 * `npm run test:windows [-- --part] [-- words]`: runs the module's tests in PowerShell for Windows, under wine. Words select files by path;
 * --part selects a fixed subset.
 * @param {string[]} words
 */
async function testOnWindows(words) {
  requireWine();
  const files = listFilesToRun(words);
  await build({ sts: true, windows: true });
  await fetchTestData(files);
  const ground = { ...(await prepareGround()), pester: await findPester() };
  for (const signal of endingSignals) process.once(signal, () => process.exit(toExitCode(signal)));
  // Two at a time, since many of these tests mostly wait for another program.
  const queue = [...files];
  const lanes = await Promise.all([1, 2].map(() => runLane(queue, ground)));
  const typed = words.includes('--part') ? [] : [await runTerminalTests(words, ground)];
  return concludeTests('test-windows', addReports([...lanes.flat(), ...typed, listLeftOut(words)]));
}

/** @type {readonly NodeJS.Signals[]} */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @param {string[]} words */
function listFilesToRun(words) {
  return chooseFiles(words).filter((file) => leftOut[basename(file)] === undefined);
}

/** @param {string[]} words */
function chooseFiles(words) {
  const filters = words.filter((word) => !word.startsWith('-'));
  const ofLong = listPesterFiles(longTests, filters).filter((file) => small.includes(basename(file)));
  const files = [...listPesterFiles(moduleTests, filters), ...ofLong];
  return words.includes('--part') ? files.filter((file) => part.includes(basename(file))) : files;
}

/**
 * @param {string[]} words
 * @returns {import('./lib/testReport.mjs').Report}
 */
function listLeftOut(words) {
  const files = chooseFiles(words).filter((file) => leftOut[basename(file)] !== undefined);
  return {
    passed: 0,
    failed: 0,
    failures: [],
    skipped: files.map((file) => ({ name: shortPath(file), reason: leftOut[basename(file)] })),
  };
}

/** @typedef {import('./lib/pester.mjs').Programs & Awaited<ReturnType<typeof prepareGround>>} Ground */

/**
 * @param {string[]} queue the files that no lane has taken yet
 * @param {Ground} ground
 */
async function runLane(queue, ground) {
  const windows = openWindows(ground.links);
  const reports = [];
  try {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      reports.push(await runFileTwiceIfWineFails(file, windows, ground));
    }
  } finally {
    windows.close();
  }
  return reports;
}

/**
 * @param {string} file
 * @param {import('./lib/wine.mjs').Windows} windows
 * @param {Ground} ground
 */
async function runFileTwiceIfWineFails(file, windows, ground) {
  const report = await runFile(file, windows, ground);
  if (!isFaultOfWine(report)) return report;
  process.stdout.write(`${shortPath(file)}: wine could not start a program (Internal error), so it runs once more.\n`);
  return runFile(file, windows, ground);
}

/**
 * @param {string} file
 * @param {import('./lib/wine.mjs').Windows} windows
 * @param {Ground} ground
 */
async function runFile(file, windows, { shell, env, pester }) {
  const name = basename(file, '.Tests.ps1');
  const report = preparePesterReport(`windows-${name}`);
  mkdirSync(inDist('.reports', 'windows'), { recursive: true });
  const log = inDist('.reports', 'windows', `${name}.log`);
  const started = performance.now();
  const timer = setTimeout(windows.stop, maxRunMilliseconds);
  const code = await windows.run(shell, listPesterArguments(report, [file], pester, toWindowsPath), { env, log });
  clearTimeout(timer);
  const result = readPesterReport(report, code, fromWindowsPath);
  process.stdout.write(`${name}: ${renderCounts(result)} (${((performance.now() - started) / 1000).toFixed(0)} s)\n`);
  return result;
}

/**
 * Runs the terminal tests in sequence in one terminal; words select them by name.
 * @param {string[]} words
 * @param {Ground} ground
 * @returns {Promise<import('./lib/testReport.mjs').Report>}
 */
async function runTerminalTests(words, { shell, env, links }) {
  const chosen = terminalTests.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  /** @type {import('./lib/testReport.mjs').Report} */
  const report = { passed: 0, failed: 0, failures: [], skipped: [] };
  if (chosen.length === 0) return report;
  if (!findProgram('tmux', process.env)) {
    const reason = 'tmux is not installed (the Debian package tmux)';
    return { ...report, skipped: chosen.map(({ name }) => ({ name, reason })) };
  }
  const person = makePerson();
  const windows = openWindows(links);
  const terminal = windows.openShell(shell, listShellArguments(startScript), { ...env, ...person.env });
  try {
    for (const { name, run } of chosen) {
      const failure = await run(terminal).then(() => undefined, String);
      report[failure === undefined ? 'passed' : 'failed'] += 1;
      if (failure !== undefined) report.failures.push({ name, reason: failure });
    }
    return report;
  } finally {
    await terminal.close();
    windows.close();
    person.remove();
  }
}

/** @param {string} script the script that PowerShell runs before it reads keys */
function listShellArguments(script) {
  return ['-NoLogo', '-NoProfile', '-NoExit', '-ExecutionPolicy', 'Bypass', '-Command', script];
}

await runMain(import.meta.url, () => testOnWindows(process.argv.slice(2)));
