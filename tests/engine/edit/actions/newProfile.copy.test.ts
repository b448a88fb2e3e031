import { describe, expect, it } from 'vitest';
import { copyProfile } from '../../../../src/edit/actions/newProfile.ts';
import { openTexts, outcomeOf } from './support.ts';

describe('copyProfile', () => {
  it('writes the lines again in each file in which the profile stands', () => {
    const files = openTexts('[profile a]\nx=1 # c\n\n[profile b]\n', '[a]\nk : v\n');
    expect(outcomeOf(files, copyProfile(files, 'a', 'c d'))).toEqual([
      '[profile a]\nx=1 # c\n\n[profile b]\n\n[profile "c d"]\nx=1 # c\n',
      '[a]\nk : v\n\n[c d]\nk : v\n',
    ]);
  });

  it.each([
    ['b', 'c', 'ProfileNotFound: b'],
    ['a', 'a', 'InvalidParameter: a'],
    ['a', '', 'InvalidParameter: '],
  ])('refuses to copy %s to "%s"', (name, to, error) => {
    const files = openTexts('[profile a]\n');
    expect(outcomeOf(files, copyProfile(files, name, to))).toBe(error);
  });
});
