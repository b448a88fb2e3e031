import { describe, expect, test } from 'vitest';
import { findMissingLineBreak } from '../../../src/config/missingLineBreak.ts';

describe('A line break was lost', () => {
  test.each([
    ['region', 'eu-west-1[profile y]', 'config', '[profile y]'],
    ['region', 'eu-west-1 [profile y]', 'config', '[profile y]'],
    ['output', 'json[default]', 'config', '[default]'],
    ['source_profile', 'base[sso-session corp]', 'config', '[sso-session corp]'],
    ['output', '[services dev]', 'config', '[services dev]'],
    ['output', 'json[prod]', 'credentials', '[prod]'],
    ['region', 'eu-west-1output = json', 'config', 'output'],
    ['role_arn', 'arn:aws:iam::111122223333:role/Asource_profile=base', 'config', 'source_profile'],
    ['aws_secret_access_key', 'aaaaAWS_SESSION_TOKEN = bbbb', 'credentials', 'aws_session_token'],
    ['aws_access_key_id', 'AKIAIOSFODNN7EXAMPLEaws_secret_access_key = x', 'credentials', 'aws_secret_access_key'],
    ['sso_account_id', '111122223333sso_region = eu-west-1', 'config', 'sso_region'],
    ['region', 'eu-west-1[profile y]\nand more', 'config', '[profile y]'],
  ] as const)('in %s = %s (%s): before %s.', (name, value, file, text) => {
    expect(findMissingLineBreak(name, value, file)?.text).toBe(text);
  });

  test.each([
    ['region', 'eu-west-1', 'config'],
    ['output', 'json[prod]', 'config'],
    ['output', 'json # [profile y] and more', 'config'],
    ['credential_process', 'tool --region = x [profile y]', 'config'],
    ['mfa_process', 'tool [prod]', 'credentials'],
    ['ca_bundle', '/etc/ca[prod]', 'credentials'],
    ['my_note', 'see[profile y]', 'config'],
    ['sso_start_url', 'https://corp.awsapps.com/start?region=eu-west-1', 'config'],
    ['aws_secret_access_key', 'abc+/region', 'credentials'],
    ['external_id', 'a=b', 'config'],
  ] as const)('not in %s = %s (%s).', (name, value, file) => {
    expect(findMissingLineBreak(name, value, file)).toBeUndefined();
  });
});
