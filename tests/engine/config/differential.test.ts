import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareProfiles } from '../../support/differential/compareProfiles.ts';
import { generatePair } from '../../support/differential/generator.ts';
import { missingOracle, Oracle } from '../../support/differential/oracle.ts';
import { renderDisagreement, runDifferential } from '../../support/differential/runDifferential.ts';

const missing = missingOracle();
const pairs = 2000;
if (missing !== null) process.stderr.write(`The comparison with botocore is skipped: ${missing}.\n`);

describe.skipIf(missing !== null)(`Compared with botocore${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = new Oracle();
  });
  afterAll(() => oracle.close());

  test(`${pairs} pairs of files give the same profiles, the same values and the same refusals.`, async () => {
    const disagreements = await runDifferential(oracle, compareProfiles, { seed: 1, count: pairs, limit: 3 });
    expect(disagreements.map(renderDisagreement).join('\n\n')).toBe('');
  });
});

test('A seed gives the same pair again.', () => {
  expect(generatePair(4711)).toEqual(generatePair(4711));
});
