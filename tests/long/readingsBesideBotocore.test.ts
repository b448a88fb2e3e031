import { describe, expect, test } from 'vitest';
import { missingBotocore } from '../support/askBotocore.ts';
import { compareChain } from '../support/differential/compareChain.ts';
import { compareProfiles } from '../support/differential/compareProfiles.ts';
import type { Comparison } from '../support/differential/comparison.ts';
import { generatePair } from '../support/differential/generator.ts';

import { renderDisagreement, runDifferential } from '../support/differential/runDifferential.ts';
import { seed, size } from './size.ts';

const missing = missingBotocore();
const pairs = size(25, 2_000);
if (missing !== null) process.stderr.write(`The comparison with botocore is skipped: ${missing}.\n`);

describe.skipIf(missing !== null)(`Compared with botocore${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  async function expectAgreement<Answer>(comparison: Comparison<Answer>): Promise<void> {
    const disagreements = await runDifferential(comparison, { seed, count: pairs, limit: 3 });
    expect(disagreements.map(renderDisagreement).join('\n\n')).toBe('');
  }

  test(`${pairs} pairs of files have the same profiles, values, and rejections.`, () =>
    expectAgreement(compareProfiles));

  test(`${pairs} pairs of files lead to the same calls, signed by the same keys at the same endpoints, or the same kind of error.`, () =>
    expectAgreement(compareChain));
});

test('A seed always generates the same pair.', () => {
  expect(generatePair(4711)).toEqual(generatePair(4711));
});
