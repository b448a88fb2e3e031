import { describe, expect, it } from 'vitest';
import { setProfile } from '../../../../src/edit/actions/setProfile.ts';
import { openTexts, outcomeOf } from './support.ts';

const change = (settings: Record<string, string>, ...remove: string[]) => ({
  settings: new Map(Object.entries(settings)),
  remove,
});

describe('setProfile', () => {
  it.each([
    ['into the config file', '[profile a]\n', '', '[profile a]\nregion = x\n', ''],
    [
      'into the config file, though the profile stands only in the other',
      '',
      '[a]\nk = v\n',
      '[profile a]\nregion = x\n',
      '[a]\nk = v\n',
    ],
    [
      'where aws-cli reads it: the credentials file wins',
      '[profile a]\nregion = 1\n',
      '[a]\nregion = 2\n',
      '[profile a]\nregion = 1\n',
      '[a]\nregion = x\n',
    ],
    [
      'where aws-cli reads it: over what [DEFAULT] of that file sets',
      '[profile a]\n',
      '[DEFAULT]\nregion = 2\n[a]\n',
      '[profile a]\n',
      '[DEFAULT]\nregion = 2\n[a]\nregion = x\n',
    ],
  ])('writes %s', (_what, config, credentials, ...expected) => {
    const files = openTexts(config, credentials);
    expect(outcomeOf(files, setProfile(files, 'a', change({ region: 'x' })))).toEqual(expected);
  });

  it('removes a key from both files, since one would come to light under the other', () => {
    const files = openTexts('[profile a]\nregion = 1\nx = y\n', '[a]\nregion = 2\n');
    expect(outcomeOf(files, setProfile(files, 'a', change({}, 'region')))).toEqual(['[profile a]\nx = y\n', '[a]\n']);
  });

  it('removes a whole block, and one key of it', () => {
    const files = openTexts('[profile a]\ns3 =\n  x = 1\n  y = 2\nsts =\n  z = 3\n');
    const [config] = outcomeOf(files, setProfile(files, 'a', change({}, 's3.x', 'sts')));
    expect(config).toBe('[profile a]\ns3 =\n  y = 2\n');
  });

  it('does not know a profile that is not there', () => {
    const files = openTexts('[profile a]\n');
    expect(outcomeOf(files, setProfile(files, 'A', change({ region: 'x' })))).toBe('ProfileNotFound: A');
  });
});
