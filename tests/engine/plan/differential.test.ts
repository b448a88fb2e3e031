import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareChain } from '../../support/differential/compareChain.ts';
import { intendedDifferences } from '../../support/differential/intendedDifferences.ts';
import { missingOracle, Oracle } from '../../support/differential/oracle.ts';
import { renderDisagreement, runDifferential } from '../../support/differential/runDifferential.ts';

const missing = missingOracle();
const pairs = 2000;
if (missing !== null) process.stderr.write(`The comparison of plans with botocore is skipped: ${missing}.\n`);

describe.skipIf(missing !== null)(`Compared with botocore${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = new Oracle();
  });
  afterAll(() => oracle.close());

  test(`${pairs} pairs of files give the same calls, signed by the same keys at the same endpoints, or the same kind of error.`, async () => {
    const disagreements = await runDifferential(oracle, compareChain, { seed: 1, count: pairs, limit: 3 });
    expect(disagreements.map(renderDisagreement).join('\n\n')).toBe('');
  }, 600_000);
});

test('Each intended difference says why.', () => {
  for (const { why } of intendedDifferences) expect(why).toMatch(/aws-cli|oracle/);
});
