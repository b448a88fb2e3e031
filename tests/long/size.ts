/** The factor for the full size of the tests in this folder; 0 in `npm test`, where they are small. */
const times = Number(process.env['AWSROLE_TEST_SIZE'] ?? 0);

/** The size of a test in this folder: `small` in `npm test`, `full` in `npm run test:long`, but never below `small`. */
export function size(small: number, full: number): number {
  return times === 0 ? small : Math.max(small, Math.round(full * times));
}

/** The seed for the inputs of a test: constant, except in the rounds of `npm run soak`. */
export const seed = Number(process.env['AWSROLE_TEST_SEED'] ?? 20_261_124);
