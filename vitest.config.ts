import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Set in `npm run test:long`; tests/long/size.ts says what it means. */
const isLong = process.env['AWSROLE_TEST_SIZE'] !== undefined;

export default defineConfig({
  test: {
    include: [...(isLong ? [] : ['tests/engine/**/*.test.ts']), 'tests/long/**/*.test.ts'],
    // A file of its own process for each file costs 0.3 s each; no test replaces a module or leaves a global changed.
    isolate: false,
    // Compiling the files anew costs 6 s of each run.
    experimental: { fsModuleCache: true, fsModuleCachePath: 'dist/.cache/vitest' },
    maxWorkers: availableParallelism(),
    testTimeout: isLong ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
  },
});
