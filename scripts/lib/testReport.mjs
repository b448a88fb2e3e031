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
