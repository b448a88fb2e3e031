import { describe, expect, it } from 'vitest';
import { listCandidates } from '../../../src/config/completions.ts';
import { configurationOf, type Files } from './support.ts';

const words = { account: 'account', role: 'role', mfa: 'asks for an MFA code' };
const list = (files: Files) => listCandidates(configurationOf(files), words);
const device = 'arn:aws:iam::111122223333:mfa/me';

describe('listCandidates', () => {
  it('finds nothing where there is nothing', () => {
    expect(list({})).toEqual({ profiles: [], roleArns: [], serialNumbers: [], ssoSessions: [] });
  });

  it.each([
    ['region = eu-west-1', '', 'eu-west-1'],
    ['', '', 'none'],
    ['credential_process = p', '', 'process'],
    ['sso_account_id = 111122223333\nsso_role_name = r', '111122223333', 'account 111122223333'],
    ['role_arn = arn:aws:iam::111122223333:role/team/Dev', '111122223333', 'account 111122223333, role Dev'],
    [
      `role_arn = arn:aws:iam::111122223333:role/Dev\nmfa_serial = ${device}\nregion = eu-west-1`,
      '111122223333',
      'account 111122223333, role Dev, eu-west-1, asks for an MFA code',
    ],
  ])('tells of a profile with %j what sets it apart', (settings, foundBy, tip) => {
    expect(list({ config: `[profile a]\n${settings}` }).profiles).toEqual([{ text: 'a', foundBy, tip }]);
  });

  it('says so in the words that it is given', () => {
    const configuration = configurationOf({ config: '[profile a]\nsso_account_id = 111122223333' });
    expect(listCandidates(configuration, { ...words, account: 'アカウント' }).profiles[0]?.tip).toBe(
      'アカウント 111122223333',
    );
  });

  it('names a role or a device once, with the profiles that have it', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const config = names.map((name) => `[profile ${name}]\nrole_arn = r/${name < 'c' ? 1 : 2}\nmfa_serial = m\n`);
    const { roleArns, serialNumbers } = list({ config: config.join('') });
    expect(roleArns).toEqual([
      { text: 'r/1', foundBy: 'a b', tip: 'a, b' },
      { text: 'r/2', foundBy: 'c d e f g', tip: 'c, d, e, f, g' },
    ]);
    expect(serialNumbers).toEqual([{ text: 'm', foundBy: 'a b c d e f g', tip: 'a, b, c, d, e, +2' }]);
  });

  it('finds SSO sessions, which are no profiles', () => {
    const config = '[sso-session one]\nsso_start_url = https://x.awsapps.com/start\n[sso-session two]\n';
    expect(list({ config }).profiles).toEqual([]);
    expect(list({ config }).ssoSessions).toEqual([
      { text: 'one', foundBy: 'https://x.awsapps.com/start', tip: 'https://x.awsapps.com/start' },
      { text: 'two', foundBy: '', tip: 'sso-session' },
    ]);
  });
});
