/**
 * Tests for a system error with one of these codes, such as ENOENT.
 * @param {unknown} error
 * @param {string[]} codes
 */
export function isSystemError(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
