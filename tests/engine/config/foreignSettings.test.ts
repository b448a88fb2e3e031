import { describe, expect, test } from 'vitest';
import { foreignSettingNames, listForeignSettings } from '../../../src/config/foreignSettings.ts';
import { configurationOf } from './support.ts';

const role = 'role_arn = arn:aws:iam::111122223333:role/R';

function foreignOf(lines: readonly string[], others = '') {
  const { profiles } = configurationOf({ config: `[profile x]\n${lines.join('\n')}\n${others}` });
  const section = profiles.get('x');
  if (section === undefined) throw new Error('there is no profile x');
  return listForeignSettings(section, profiles).map(({ key, what, instead, origin }) => ({
    key,
    said: `${what} ${instead}`,
    line: origin.line,
  }));
}

describe('A setting of another program is told with that program, and what to write for aws-cli', () => {
  test.each([
    ['include_profile', ['include_profile = nosuch'], ['aws-vault', 'profile "nosuch" does not exist']],
    ['parent_profile', ['parent_profile = nosuch'], ['aws-vault', 'so no setting of profile "nosuch" is used']],
    [
      'granted_sso_start_url',
      ['granted_sso_start_url = https://x'],
      ['Granted', 'sso_start_url, sso_region, sso_account_id, and sso_role_name'],
    ],
    [
      'granted_sso_account_id',
      ['granted_sso_account_id = 111122223333', 'granted_sso_role_name = R'],
      ['Granted', 'sso_start_url, sso_region, sso_account_id, and sso_role_name'],
    ],
    [
      'web_identity_token_process',
      [role, 'web_identity_token_process = tool'],
      ['aws-vault', 'web_identity_token_file'],
    ],
    ['azure_tenant_id', ['azure_tenant_id = x', 'azure_app_id_uri = y'], ['aws-azure-login --profile x']],
  ])('%s.', (key, lines, said) => {
    const found = foreignOf(lines);
    expect(found.map((one) => one.key)).toEqual([key]);
    for (const words of said) expect(found[0]?.said).toContain(words);
  });

  test('Of an included profile the keys are named that would come from there, and none of credentials.', () => {
    const others =
      '[profile base]\nregion = eu-west-1\nmfa_serial = GAHT12345678\noutput = json\naws_access_key_id = AKIAX\naws_secret_access_key = s3cr3t\n';
    const [found] = foreignOf([role, 'include_profile = base', 'output = text'], others);
    expect(found).toMatchObject({ key: 'include_profile', line: 3 });
    expect(found?.said).toContain(
      'Add region, mfa_serial to profile "x" too, as in profile "base", and source_profile = base for its credentials.',
    );
    expect(found?.said).not.toMatch(/s3cr3t|AKIAX|aws_secret/);
  });
});

test('What changes nothing is not told: tags without a role, a sign-in that a credential_process makes.', () => {
  expect(foreignOf(['session_tags = a=b', 'source_identity = me'])).toEqual([]);
  expect(
    foreignOf(['granted_sso_start_url = https://x', 'credential_process = granted credential-process --profile x']),
  ).toEqual([]);
  expect(foreignOf([role, 'source_profile = base', 'mfa_serial = GAHT12345678', 'mfa_process = tool'])).toEqual([]);
});

test('All that are named are known as such.', () => {
  for (const key of foreignSettingNames) {
    expect(foreignOf([role, `${key} = x`]).map((one) => one.key)).toEqual([key]);
  }
});
