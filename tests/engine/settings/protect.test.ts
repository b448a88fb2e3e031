import { describe, expect, it } from 'vitest';
import { protectingPattern } from '../../../src/settings/protect.ts';

describe('protectingPattern', () => {
  it.each([
    ['prod*', 'prod', true],
    ['prod*', 'production-eu', true],
    ['PROD*', 'prod', true],
    ['*prod*', 'my-prod-1', true],
    ['prod?', 'prod1', true],
    ['prod', 'production', false],
    ['prod?', 'prod', false],
    ['a.b', 'axb', false],
    ['[ab]*', 'a', false],
    ['[ab]*', '[ab]x', true],
    ['*', 'with\nnewline', true],
    ['prod', 'nonprod', false],
  ])('%s and the profile %s', (pattern, profile, matched) => {
    expect(protectingPattern({ protect: ['never', pattern] }, profile)).toBe(matched ? pattern : undefined);
  });

  it('does not hang on many stars', () => {
    expect(protectingPattern({ protect: [`${'*a'.repeat(12)}b`] }, 'a'.repeat(40))).toBeUndefined();
  });
});
