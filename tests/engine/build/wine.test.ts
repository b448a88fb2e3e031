import { describe, expect, it } from 'vitest';
import { isFaultOfWine } from '../../../scripts/lib/wine.mjs';

const ofWine = { name: 'switches', reason: 'EngineFailed: The engine could not be started: Internal error.' };
const ofOurs = { name: 'clears', reason: 'Expected 1, but got 2.' };

function makeReport(failures: { name: string; reason: string }[], failed = failures.length) {
  return { passed: 3, failed, failures, skipped: [] };
}

describe('isFaultOfWine', () => {
  it.each([
    ['every failure is one of wine', makeReport([ofWine, ofWine]), true],
    ['a failure of ours stands beside it', makeReport([ofWine, ofOurs]), false],
    ['a failure has no name', makeReport([ofWine], 2), false],
    ['nothing failed', makeReport([]), false],
  ])('if %s', (_, report, answer) => {
    expect(isFaultOfWine(report)).toBe(answer);
  });
});
