import { mkdirSync, writeFileSync } from 'node:fs';
import { inDist } from './paths.mjs';

/**
 * What one run of tests came to.
 * @typedef {object} Report
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason?: string | undefined }[]} skipped
 */

/** @param {Report[]} reports @returns {Report} */
export function addReports(reports) {
  return {
    passed: reports.reduce((sum, { passed }) => sum + passed, 0),
    failed: reports.reduce((sum, { failed }) => sum + failed, 0),
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

/** The closing line. @param {Report} report */
export function renderCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/**
 * Prints the skips and the closing line of a run, and keeps the line for .ci/run, which adds them up.
 * @param {string} name of the run
 * @param {Report} report
 * @returns the exit code: a run without a test is a failure
 */
export function concludeTests(name, report) {
  const counts = renderCounts(report);
  process.stdout.write(renderSkips(report));
  if (report.passed + report.failed === 0) process.stdout.write('No test was run.\n');
  process.stdout.write(`${counts}\n`);
  mkdirSync(inDist('.reports'), { recursive: true });
  writeFileSync(inDist('.reports', `${name}.counts`), `${counts}\n`);
  return report.failed > 0 || report.passed === 0 ? 1 : 0;
}
