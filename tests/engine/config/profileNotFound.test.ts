import { describe, expect, test } from 'vitest';
import { profileNotFound } from '../../../src/config/profileNotFound.ts';
import { configurationOf, type Files, paths } from './support.ts';

const names = ['default', 'production', 'dev'];

/** What is said of a profile that these files do not have. */
function errorOf(name: string, files: Files) {
  const { config, credentials, profiles } = configurationOf(files);
  return profileNotFound(name, profiles.keys(), [config, credentials]);
}

test('A profile that is not found is told with the names that are near.', () => {
  expect(profileNotFound('devv', names)).toEqual({
    code: 'ProfileNotFound',
    message: 'The profile "devv" could not be found.',
    hint: 'Did you mean "dev"?',
    target: 'devv',
  });
});

test('A name of which only the beginning was typed is near.', () => {
  expect(profileNotFound('prod', names).hint).toBe('Did you mean "production"?');
});

test('Without a name that is near none is suggested.', () => {
  expect(profileNotFound('corp', names).hint).toBe('To list the profiles, run Get-AwsProfile (awsrole profiles).');
  expect(profileNotFound('test', ['production', 'dev']).hint).not.toContain('dev');
  expect(profileNotFound('dev', []).hint).toContain('aws configure');
});

test('A character that nobody sees is named.', () => {
  expect(profileNotFound('dev\n', names)).toMatchObject({
    message: 'The profile "dev\n" could not be found: its name contains a line feed (U+000A).',
    hint: 'Did you mean "dev"?',
  });
});

describe('Where a header went wrong, its place is told', () => {
  test.each([
    [
      'a no-break space',
      '[profile\u00a0x]',
      'because it contains a no-break space (U+00A0) at position 9. Change it to [profile x].',
    ],
    ['a zero-width space', '[\u200bprofile x]', 'a zero-width space (U+200B) at position 2. Change it to [profile x].'],
    [
      'an ideographic space',
      '[profile\u3000x]',
      'an ideographic space (U+3000) at position 9. Change it to [profile x].',
    ],
    ['no kind', '[x]', 'has [x], which is not a profile. Change it to [profile x].'],
    ['a kind in capitals', '[Profile x]', '[Profile x], which is not a profile. Change it to [profile x].'],
    ['a comment with a bracket', '[profile x] # [y]', 'Change it to [profile x] and move the comment to its own line.'],
  ])('%s.', (_what, header, said) => {
    const { hint } = errorOf('x', { config: `[default]\n${header}\nregion = eu-west-1\n` });
    expect(hint.startsWith(`Line 2 of ${paths.config} has [`)).toBe(true);
    expect(hint).toContain(said);
  });

  test.each([
    [
      { config: '[default]\nregion = eu-west-1[profile x]\n' },
      `Line 2 of ${paths.config} has [profile x] after the value of region`,
    ],
    [{ credentials: '[a]\noutput = json[x]\n' }, `Line 2 of ${paths.credentials} has [x] after the value of output`],
    [
      { credentials: '[profile x]\noutput = json\n' },
      `Line 1 of ${paths.credentials} has [profile x], but in that file a section header contains only the name: [x].`,
    ],
  ])('%j.', (files, said) => {
    expect(errorOf('x', files).hint).toContain(said);
  });

  test('Another section that is ignored says nothing of it.', () => {
    expect(errorOf('x', { config: '[y]\n[plugins]\n' }).hint).toContain('aws configure');
  });
});
