import { describe, expect, it } from 'vitest';
import { ownCredentialProcess } from '../../../../src/config/ownCredentialProcess.ts';
import { renameSection } from '../../../../src/edit/actions/renameSection.ts';
import { openTexts, outcomeOf } from './support.ts';

const processes = ownCredentialProcess('linux');
const rename = (
  config: string,
  credentials: string,
  name: string,
  to: string,
  kind: 'profile' | 'sso-session' = 'profile',
) => {
  const files = openTexts(config, credentials);
  return outcomeOf(files, renameSection(files, { kind, name }, to, processes));
};

describe('renameSection', () => {
  it('changes headers and references in both files, and nothing else', () => {
    expect(
      rename(
        '# base\n[profile base] ; b\nregion=x\n\n[profile dev]\nsource_profile=base\n\n[profile o]\nsource_profile = baseline\n',
        '[base]\nk = v\n[other]\nsource_profile : base\n',
        'base',
        'main',
      ),
    ).toEqual([
      '# base\n[profile main] ; b\nregion=x\n\n[profile dev]\nsource_profile=main\n\n[profile o]\nsource_profile = baseline\n',
      '[main]\nk = v\n[other]\nsource_profile : main\n',
    ]);
  });

  it('changes references of a profile that is not in that file', () => {
    expect(rename('[profile dev]\nsource_profile = base\n', '[base]\n', 'base', 'main')).toEqual([
      '[profile dev]\nsource_profile = main\n',
      '[main]\n',
    ]);
  });

  it('makes a role follow that its own keys sign for', () => {
    expect(rename('[profile a]\nsource_profile = a\n', '', 'a', 'b')[0]).toBe('[profile b]\nsource_profile = b\n');
  });

  it('makes the processes follow that ask this program for the profile, its own too', () => {
    const command = (option: string, name: string) =>
      `credential_process = /opt/awsrole credential-process --${option} ${name}\n`;
    expect(
      rename(`[profile a]\n${command('sealed', 'a')}[profile p]\n${command('profile', 'a')}`, '', 'a', 'b')[0],
    ).toBe(`[profile b]\n${command('sealed', 'b')}[profile p]\n${command('profile', 'b')}`);
  });

  it('renames an sso-session, and not the profile of that name', () => {
    expect(
      rename('[profile a]\nsso_session = a\nsource_profile = a\n[sso-session a]\n', '', 'a', 'b', 'sso-session')[0],
    ).toBe('[profile a]\nsso_session = b\nsource_profile = a\n[sso-session b]\n');
  });

  it.each([
    ['a profile that is not there', '[profile a]\n', 'b', 'c', 'profile', 'ProfileNotFound: b'],
    ['to a name that is taken', '[profile a]\n[profile b]\n', 'a', 'b', 'profile', 'InvalidParameter: b'],
    ['to its own name', '[profile a]\n', 'a', 'a', 'profile', 'InvalidParameter: a'],
    ['to a name with a line break', '[profile a]\n', 'a', 'b\nc', 'profile', 'InvalidParameter: b\\nc'],
    ['an sso-session that is not there', '[sso-session a]\n', 'b', 'c', 'sso-session', 'InvalidParameter: b'],
    [
      'an sso-session to a name that is taken',
      '[sso-session a]\n[sso-session b]\n',
      'a',
      'b',
      'sso-session',
      'InvalidParameter: b',
    ],
  ] as const)('refuses to rename %s', (_what, config, name, to, kind, error) => {
    expect(rename(config, '', name, to, kind)).toBe(error);
  });
});
