import { mkdirSync, writeFileSync } from 'node:fs';
import { inDist } from './paths.mjs';

/**
 * What one run of tests came to.
 * @typedef {object} Report
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} failures those of the failed that can be named
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

/** The skipped tests with their reasons, one a line. @param {Report} report */
export function renderSkips({ skipped }) {
  return skipped.map(({ name, reason }) => `skipped  ${name}${renderReason(name, reason)}\n`).join('');
}

/**
 * Some tests say it in their title, in brackets at its end.
 * @param {string} name
 * @param {string} [reason]
 */
function renderReason(name, reason) {
  if (reason) return `: ${reason}`;
  return name.endsWith(')') ? '' : ': no reason given';
}

/** The failed tests with what they said, to be read at the end of a long output. @param {Report} report */
export function renderFailures({ failures }) {
  return failures.map(({ name, reason }) => `failed  ${name}: ${reason}\n`).join('');
}

/** The closing line. @param {Report} report */
export function renderCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/**
 * Prints the skips, the failures and the closing line of a run, and keeps the last two for .ci/run, which closes with all of them.
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
