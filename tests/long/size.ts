/** How many times its full size each test of this folder runs at; 0 in `npm test`, where it is small. */
const times = Number(process.env['AWSROLE_TEST_SIZE'] ?? 0);

/** The size of a test of this folder: the small one in `npm test`, the full one in `npm run test:long`, never below the small one. */
export function size(small: number, full: number): number {
  return times === 0 ? small : Math.max(small, Math.round(full * times));
}

/** What makes the inputs of a test: always the same ones, others in each round of `npm run soak`. */
export const seed = Number(process.env['AWSROLE_TEST_SEED'] ?? 20_261_124);
