import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inDist, inRoot } from './paths.mjs';
import { runOnTerminal } from './run.mjs';

/**
 * Runs the engine's tests.
 * @param {string[]} words filters and options for vitest
 * @returns {Promise<import('./testReport.mjs').Report>}
 */
export async function runVitest(words) {
  const report = inDist('.reports', 'vitest.json');
  mkdirSync(inDist('.reports'), { recursive: true });
  // vitest's processes write into its cache at once, and none makes the folder.
  mkdirSync(inDist('.cache', 'vitest'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', `--reporter=${inRoot('scripts', 'lib', 'reporter.mjs')}`];
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const code = await runOnTerminal(process.execPath, [vitest, 'run', '--passWithNoTests', ...reporters, ...words], {
    env: { ...process.env, AWSROLE_TEST_REPORT: report },
  });
  return readReport(report, code);
}

/**
 * vitest's word on a run counts beside the tests': it also fails for what no test is to blame for.
 * @param {string} path
 * @param {number} code what vitest ended with
 */
function readReport(path, code) {
  /** @type {import('./testReport.mjs').Report} */
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { passed: 0, failed: 0, skipped: [] };
  return code !== 0 && report.failed === 0 ? { ...report, failed: 1 } : report;
}
