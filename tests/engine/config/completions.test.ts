import { describe, expect, it } from 'vitest';
import { listCandidates } from '../../../src/config/completions.ts';
import { configurationOf, type Files } from './support.ts';

const words = { account: 'account {0}', role: 'role {0}', mfa: 'requires an MFA code', accessKey: 'access key' };
const list = (kind: string, files: Files) => listCandidates(kind, configurationOf(files), words);
const kinds = [
  ...['profiles', 'role-arns', 'serial-numbers', 'sso-sessions'],
  ...['sso-account-ids', 'sso-role-names', 'sections'],
];
const device = 'arn:aws:iam::111122223333:mfa/me';

describe('listCandidates', () => {
  it.each(kinds)('finds no %s where there is nothing', (kind) => {
    expect(list(kind, {})).toEqual([]);
  });

  it.each(['', 'Profiles', 'constructor', undefined])('finds nothing of the unknown kind %j', (kind) => {
    expect(listCandidates(kind, configurationOf({ config: '[profile a]' }), words)).toEqual([]);
  });

  it.each([
    ['region = eu-west-1', '', 'eu-west-1'],
    ['', '', 'none'],
    ['aws_access_key_id = a\naws_secret_access_key = b', '', 'access key'],
    ['aws_access_key_id = a\naws_secret_access_key = b\nregion = eu-west-1', '', 'access key, eu-west-1'],
    ['credential_process = p', '', 'process'],
    ['sso_account_id = 111122223333\nsso_role_name = r', '111122223333', 'account 111122223333, role r'],
    ['role_arn = arn:aws:iam::111122223333:role/team/Dev', '111122223333', 'account 111122223333, role Dev'],
    [
      `role_arn = arn:aws:iam::111122223333:role/Dev\nmfa_serial = ${device}\nregion = eu-west-1`,
      '111122223333',
      'account 111122223333, role Dev, eu-west-1, requires an MFA code',
    ],
  ])('tells of a profile with %j what sets it apart', (settings, foundBy, tip) => {
    expect(list('profiles', { config: `[profile a]\n${settings}` })).toEqual([{ text: 'a', foundBy, tip }]);
  });

  it('takes a role by its name, whatever the name holds', () => {
    const [profile] = list('profiles', { config: '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/$&$1' });
    expect(profile?.tip).toBe('account 111122223333, role $&$1');
  });

  it('says so in the words that it is given', () => {
    const configuration = configurationOf({ config: '[profile a]\nsso_account_id = 111122223333' });
    const [profile] = listCandidates('profiles', configuration, { ...words, account: 'アカウント {0}' });
    expect(profile?.tip).toBe('アカウント 111122223333');
  });

  it('names a role or a device once, with the profiles that have it', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const config = names.map((name) => `[profile ${name}]\nrole_arn = r/${name < 'c' ? 1 : 2}\nmfa_serial = m\n`);
    const files = { config: config.join('') };
    expect(list('role-arns', files)).toEqual([
      { text: 'r/1', foundBy: 'a b', tip: 'a, b' },
      { text: 'r/2', foundBy: 'c d e f g', tip: 'c, d, e, f, g' },
    ]);
    expect(list('serial-numbers', files)).toEqual([{ text: 'm', foundBy: 'a b c d e f g', tip: 'a, b, c, d, e, +2' }]);
  });

  it('finds SSO sessions, which are no profiles', () => {
    const config = '[sso-session one]\nsso_start_url = https://x.awsapps.com/start\n[sso-session two]\n';
    expect(list('profiles', { config })).toEqual([]);
    expect(list('sso-sessions', { config })).toEqual([
      { text: 'one', foundBy: 'https://x.awsapps.com/start', tip: 'https://x.awsapps.com/start' },
      { text: 'two', foundBy: '', tip: 'sso-session' },
    ]);
  });

  it('finds the accounts and roles of SSO that profiles have, and the sections of the credentials file', () => {
    const files = {
      config: '[profile a]\nsso_account_id = 111122223333\nsso_role_name = Dev\n[profile b]\nsso_role_name = Dev\n',
      credentials: '[a]\n[work]\n',
    };
    expect(list('sso-account-ids', files)).toEqual([{ text: '111122223333', foundBy: 'a', tip: 'a' }]);
    expect(list('sso-role-names', files)).toEqual([{ text: 'Dev', foundBy: 'a b', tip: 'a, b' }]);
    expect(list('sections', files).map(({ text }) => text)).toEqual(['a', 'work']);
  });
});
