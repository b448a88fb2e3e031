import { describe, expect, it } from 'vitest';
import { newProfile } from '../../../../src/edit/actions/newProfile.ts';
import { openTexts, outcomeOf } from './support.ts';

const sso = {
  sso_session: 'corp',
  sso_account_id: '111122223333',
  sso_start_url: 'https://x',
  sso_region: 'eu-west-1',
};
const make = (config: string, credentials: string, name: string, settings: Record<string, string>) => {
  const files = openTexts(config, credentials);
  return outcomeOf(files, newProfile(files, name, new Map(Object.entries(settings))));
};

describe('newProfile', () => {
  it('writes a section at the end of the config file', () => {
    expect(make('# mine\n', '', 'a', { region: 'x' })).toEqual(['# mine\n\n[profile a]\nregion = x\n', '']);
  });

  it('writes a section without settings, which is a profile too', () => {
    expect(make('', '', 'a', {})).toEqual(['[profile a]\n', '']);
  });

  it('writes the sso-session that is not there yet, and leaves its settings to it', () => {
    expect(make('', '', 'a', sso)[0]).toBe(
      '[sso-session corp]\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n\n' +
        '[profile a]\nsso_session = corp\nsso_account_id = 111122223333\n',
    );
  });

  it('leaves an sso-session alone that is there', () => {
    const [config] = make('[sso-session corp]\nsso_region = x\n', '', 'a', sso);
    expect(config).toContain('[sso-session corp]\nsso_region = x\n\n[profile a]\n');
    expect(config).toContain('sso_start_url = https://x\n');
  });

  it.each([
    ['taken in the config file', '[profile "a b"]\n', '', 'a b', {}],
    ['taken in the credentials file', '', '[a b]\n', 'a b', {}],
    ['not one that a header can hold', '', '', 'a]b', {}],
    ['taken: the default profile', '[default]\n', '', 'default', {}],
  ] as const)('refuses a name that is %s', (_what, config, credentials, name, settings) => {
    expect(make(config, credentials, name, settings)).toBe(`InvalidParameter: ${name}`);
  });

  it('refuses the name of an sso-session that no header can hold', () => {
    expect(make('', '', 'a', { ...sso, sso_session: 'x]' })).toBe('InvalidParameter: x]');
  });
});
