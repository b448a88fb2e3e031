import { describe, expect, it } from 'vitest';
import { protectingPattern } from '../../../src/settings/settings.ts';

describe('protectingPattern', () => {
  it.each([
    ['prod', 'prod*'],
    ['PROD-eu', 'prod*'],
    ['LIVE', 'Live'],
    ['audit', '*dit'],
    ['nonprod', undefined],
  ])('of %s is %s', (profile, pattern) => {
    expect(protectingPattern({ protect: ['never', 'prod*', '*dit', 'Live'] }, profile)).toBe(pattern);
  });
});
