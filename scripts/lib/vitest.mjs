import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inDist, inRoot } from './paths.mjs';
import { runHeldBack, runOnTerminal, toExitCode } from './run.mjs';

/**
 * Runs the engine's tests.
 * @param {string[]} words filters and options for vitest
 * @param {{ saysOnlyFailures?: boolean }} [options] whether a successful run prints nothing
 * @returns {Promise<import('./testReport.mjs').Report>}
 */
export async function runVitest(words, { saysOnlyFailures = false } = {}) {
  const report = inDist('.reports', 'vitest.json');
  mkdirSync(inDist('.reports'), { recursive: true });
  // The vitest processes write to this cache concurrently, and none of them creates the folder.
  mkdirSync(inDist('.cache', 'vitest'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', `--reporter=${inRoot('scripts', 'lib', 'reporter.mjs')}`];
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--passWithNoTests', ...reporters, ...words];
  const options = { env: { ...process.env, AWSROLE_TEST_REPORT: report } };
  const code = await (saysOnlyFailures ? runSilently(args, options) : runOnTerminal(process.execPath, args, options));
  return readReport(report, code);
}

/**
 * @param {string[]} args for Node.js
 * @param {import('./run.mjs').RunOptions} options
 */
async function runSilently(args, options) {
  const run = runHeldBack(process.execPath, args, options);
  const code = toExitCode(await run.code);
  if (code !== 0) run.letGo();
  return code;
}

/**
 * Reads the report of vitest. A nonzero exit code without a failed test counts as a failure, too.
 * @param {string} path
 * @param {number} code the exit code of vitest
 */
function readReport(path, code) {
  /** @type {import('./testReport.mjs').Report} */
  const report = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { passed: 0, failed: 0, failures: [], skipped: [] };
  return code !== 0 && report.failed === 0 ? { ...report, failed: 1 } : report;
}
