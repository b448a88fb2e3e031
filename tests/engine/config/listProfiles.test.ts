import { describe, expect, test } from 'vitest';
import { listProfiles } from '../../../src/config/listProfiles.ts';
import { configurationOf, type Files } from './support.ts';

const list = (files: Files) => [...listProfiles(configurationOf(files))];
const role = 'role_arn = arn:aws:iam::111122223333:role/A\n';
const keys = 'aws_access_key_id = A\naws_secret_access_key = s\n';

test('A list without profiles is empty.', () => {
  expect(list({})).toEqual([]);
});

test('A role shows its account, its source and its MFA device.', () => {
  const config = `[profile dev]\n${role}source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\nregion = eu-west-1\n`;
  expect(list({ config })).toEqual([
    {
      name: 'dev',
      kind: 'assume-role',
      region: 'eu-west-1',
      accountId: '111122223333',
      roleArn: 'arn:aws:iam::111122223333:role/A',
      roleName: 'A',
      sourceProfile: 'base',
      mfaSerial: 'arn:aws:iam::111122223333:mfa/me',
    },
  ]);
});

test('A profile without anything shows its name only.', () => {
  expect(list({ config: '[default]' })).toEqual([
    {
      name: 'default',
      kind: 'none',
      region: null,
      accountId: null,
      roleArn: null,
      roleName: null,
      sourceProfile: null,
      mfaSerial: null,
    },
  ]);
});

test('An indented block in place of a value is no value.', () => {
  const block = (name: string) => `${name} =\n  more = 1\n`;
  const lines = ['region', 'role_arn', 'source_profile', 'mfa_serial'].map(block).join('');
  const none = { region: null, roleArn: null, sourceProfile: null, mfaSerial: null, accountId: null };
  expect(list({ config: `[default]\n${lines}` })).toMatchObject([none]);
  expect(list({ credentials: `[default]\n${lines}` })).toMatchObject([none]);
});

describe('The kind is that of the first provider that takes the profile:', () => {
  test.each([
    ['assume-role', `${role}source_profile = b`, ''],
    ['assume-role', 'role_arn =', ''],
    ['assume-role', `${role}sso_role_name = r\nsso_account_id = 1`, keys],
    ['web-identity', `${role}web_identity_token_file = /t\nsource_profile = b`, keys],
    ['web-identity', 'web_identity_token_file = /t', keys],
    ['sso', 'sso_role_name = r', keys],
    ['sso', 'sso_account_id = 1', ''],
    ['sso', `${role}web_identity_token_file =\nsso_role_name = r`, ''],
    ['none', `${role}web_identity_token_file =`, ''],
    ['none', 'sso_session = s', ''],
    ['static', '', keys],
    ['static', 'credential_process = p\nlogin_session = l', keys],
    ['static', keys, ''],
    ['static', 'aws_access_key_id = A', ''],
    ['none', 'aws_secret_access_key = s', ''],
    ['process', `${keys}credential_process = p`, ''],
    ['process', '', 'credential_process = p'],
    ['login', `${keys}credential_process = p\nlogin_session = l`, ''],
  ])('%s for %j and credentials %j', (kind, config, credentials) => {
    expect(list({ config: `[profile a]\n${config}`, credentials: `[a]\n${credentials}` })[0]?.kind).toBe(kind);
  });
});

describe('The account comes', () => {
  test.each([
    [
      'from sso_account_id',
      'sso_account_id = 444455556666\nsso_role_name = r\naws_account_id = 777788889999',
      '444455556666',
    ],
    ['from aws_account_id', `${keys}aws_account_id = 777788889999`, '777788889999'],
    ['from the session of aws login', 'login_session = arn:aws:sts::111122223333:assumed-role/A/me', '111122223333'],
    ['from an ARN of another partition', 'role_arn = arn:aws-cn:iam::111122223333:role/A', '111122223333'],
    ['from nowhere when the ARN has none', 'role_arn = arn:aws:iam::12:role/A', null],
    ['from nowhere when there is no ARN', 'role_arn =', null],
    ['from nowhere when it is not 12 digits', 'aws_account_id = 1234', null],
  ])('%s.', (_where, config, accountId) => {
    expect(list({ config: `[profile a]\n${config}` })[0]?.accountId).toBe(accountId);
  });
});

test('A role of Identity Center shows its name.', () => {
  const config = '[profile sso]\nsso_account_id = 111122223333\nsso_role_name = Reader\n';
  expect(list({ config })).toMatchObject([{ roleArn: null, roleName: 'Reader', accountId: '111122223333' }]);
});
