import { mkdirSync, writeFileSync } from 'node:fs';
import { inDist } from './paths.mjs';

/**
 * The result of a test run.
 * @typedef {object} Report
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} failures the failed tests that have a name
 * @property {{ name: string, reason?: string | undefined }[]} skipped
 */

/** @param {Report[]} reports @returns {Report} */
export function addReports(reports) {
  return {
    passed: reports.reduce((sum, { passed }) => sum + passed, 0),
    failed: reports.reduce((sum, { failed }) => sum + failed, 0),
    failures: reports.flatMap(({ failures }) => failures),
    skipped: reports.flatMap(({ skipped }) => skipped),
  };
}

/** Renders the skipped tests with their reasons, one per line. @param {Report} report */
export function renderSkips({ skipped }) {
  return skipped.map(({ name, reason }) => `skipped  ${name}${renderReason(name, reason)}\n`).join('');
}

/**
 * Some tests have the reason in parentheses at the end of their title.
 * @param {string} name
 * @param {string} [reason]
 */
function renderReason(name, reason) {
  if (reason) return `: ${reason}`;
  return name.endsWith(')') ? '' : ': no reason given';
}

/** Renders the failed tests with their messages, for the end of a long output. @param {Report} report */
export function renderFailures({ failures }) {
  return failures.map(({ name, reason }) => `failed  ${name}: ${reason}\n`).join('');
}

/** Renders the closing line. @param {Report} report */
export function renderCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/**
 * Prints the skips, the failures, and the closing line of a run, and stores the last two for .ci/run, which prints those of all runs at its
 * end.
 * @param {string} name of the run
 * @param {Report} report
 * @returns the exit code: a run without a test is a failure
 */
export function concludeTests(name, report) {
  const [failures, counts] = [renderFailures(report), renderCounts(report)];
  process.stdout.write(renderSkips(report) + failures);
  if (report.passed + report.failed === 0) process.stdout.write('No test was run.\n');
  process.stdout.write(`${counts}\n`);
  mkdirSync(inDist('.reports'), { recursive: true });
  writeFileSync(inDist('.reports', `${name}.failures`), failures);
  writeFileSync(inDist('.reports', `${name}.counts`), `${counts}\n`);
  return report.failed > 0 || report.passed === 0 ? 1 : 0;
}
