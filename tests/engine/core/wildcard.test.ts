import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../../src/core/wildcard.ts';

describe('matchesWildcard', () => {
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
  ])('%s and the name %s: %s', (pattern, name, matched) => {
    expect(matchesWildcard(pattern, name)).toBe(matched);
  });

  it('does not hang on many stars', () => {
    expect(matchesWildcard(`${'*a'.repeat(12)}b`, 'a'.repeat(40))).toBe(false);
  });
});
