/** How many times its full size each test of this folder runs at; 0 in `npm test`, where it is small. */
const times = Number(process.env['AWSROLE_TEST_SIZE'] ?? 0);

/** The size of a test of this folder: the small one in `npm test`, the full one in `npm run test:long`. */
export function size(small: number, full: number): number {
  return times === 0 ? small : Math.round(full * times);
}
