import { describe, expect, it } from 'vitest';
import { removeProfile } from '../../../../src/edit/actions/removeProfile.ts';
import { openTexts, outcomeOf } from './support.ts';

describe('removeProfile', () => {
  it.each([
    ['both files', '[profile a]\nx = 1\n\n[profile b]\n', '[a]\nk = v\n', '[profile b]\n', ''],
    ['the one in which it stands', '[profile b]\n', '[a]\nk = v\n', '[profile b]\n', ''],
    ['both of its headers', '[default]\nx = 1\n[profile default]\n', '', '', ''],
  ])('removes a profile from %s', (_what, config, credentials, ...expected) => {
    const files = openTexts(config, credentials);
    expect(outcomeOf(files, removeProfile(files, config.includes('default') ? 'default' : 'a'))).toEqual(expected);
  });

  it('does not know a profile that is not there', () => {
    const files = openTexts('[profile a]\n');
    expect(outcomeOf(files, removeProfile(files, 'b'))).toBe('ProfileNotFound: b');
  });
});
