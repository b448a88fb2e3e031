import { describe, expect, it } from 'vitest';
import { toSettingNames, toSettings } from '../../../../src/commands/shared/profileSettings.ts';

const role = 'arn:aws:iam::111122223333:role/A';

describe('toSettings', () => {
  it("names what was given by AWS's keys, in a fixed order", () => {
    const parameters = {
      region: 'eu-west-1',
      durationSeconds: 3600,
      serialNumber: 'GAHT12345678',
      roleArn: role,
      setting: ['S3.x = 1', 'cli_pager=less -R'],
    };
    const settings = toSettings(parameters);
    expect(settings.ok && [...settings.value]).toEqual([
      ['role_arn', role],
      ['mfa_serial', 'GAHT12345678'],
      ['duration_seconds', '3600'],
      ['region', 'eu-west-1'],
      ['s3.x', '1'],
      ['cli_pager', 'less -R'],
    ]);
  });

  it.each([
    [{ roleArn: 'role/A' }, 'role_arn'],
    [{ region: 'Tokyo 1' }, 'region'],
    [{ ssoRegion: '-x' }, 'sso_region'],
    [{ durationSeconds: 899 }, 'duration_seconds'],
    [{ durationSeconds: 43_201 }, 'duration_seconds'],
    [{ durationSeconds: 900.5 }, 'duration_seconds'],
    [{ credentialSource: 'Ec2' }, 'credential_source'],
    [{ ssoAccountId: '1' }, 'sso_account_id'],
    [{ durationSeconds: 60 }, 'duration_seconds'],
    [{ externalId: 'a b' }, 'external_id'],
    [{ externalId: 'x' }, 'external_id'],
    [{ externalId: 'x'.repeat(1225) }, 'external_id'],
    [{ setting: ['external_id=a!'] }, 'external_id'],
    [{ serialNumber: '123456' }, 'mfa_serial'],
    [{ serialNumber: 'arn:aws:iam::111122223333:user/me' }, 'mfa_serial'],
    [{ roleSessionName: 'my name' }, 'role_session_name'],
    [{ roleArn: 'arn:aws:iam::111122223333:user/me' }, 'role_arn'],
    [{ roleArn: 'arn:aws:iam::11112222333:role/A' }, 'role_arn'],
    [{ ssoStartUrl: 'corp.awsapps.com/start' }, 'sso_start_url'],
    [{ ssoStartUrl: 'http://corp.awsapps.com/start' }, 'sso_start_url'],
    [{ ssoStartUrl: 'https://corp.awsapps.com/a start' }, 'sso_start_url'],
    [{ ssoStartUrl: 'https:///' }, 'sso_start_url'],
    [{ serialNumber: 'arn:aws:iam::tenant:user/me' }, 'mfa_serial'],
    [{ externalId: '' }, 'external_id'],
    [{ externalId: 'a\nb' }, 'external_id'],
    [{ setting: ['a b=c'] }, 'a b'],
    [{ setting: ['noequals'] }, 'noequals'],
    [{ region: 'eu-west-1', setting: ['Region=eu-west-2'] }, 'region'],
    [{ setting: ['aws_access_key_id=AKIA'] }, 'aws_access_key_id'],
    [{ setting: ['AWS_Secret_Access_Key=x'] }, 'aws_secret_access_key'],
    [{ setting: ['aws_session_token.x=x'] }, 'aws_session_token.x'],
  ])('refuses %j', (parameters, target) => {
    expect(toSettings(parameters)).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target } });
  });

  it('says what is wrong and what to do, in the words of Test-AwsConfig, and does not show an external ID', () => {
    expect(toSettings({ durationSeconds: 60 })).toMatchObject({
      error: {
        message: 'duration_seconds 60 is outside the range of 900 to 43200, so STS rejects it.',
        hint: 'No changes were made. Specify a value from 900 (15 minutes) to 43200 (12 hours).',
      },
    });
    expect(JSON.stringify(toSettings({ externalId: 'made up' }))).not.toContain('made up');
  });

  it.each([
    { roleArn: 'arn:aws:iam:::role/Reader' },
    { roleArn: 'arn:aws:iam::tenant:role/Reader', serialNumber: 'arn:aws:iam::tenant:mfa/me' },
  ])('takes what a service that has tenants, or no accounts at all, knows: %j', (parameters) => {
    expect(toSettings(parameters).ok).toBe(true);
  });

  it.each([
    { ssoStartUrl: 'https://aws/start' },
    { ssoStartUrl: 'https://localhost:8443' },
    { ssoStartUrl: 'HTTPS://d-1234567890.awsapps.com/start/#/' },
    { ssoStartUrl: 'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef' },
  ])('takes every start URL that a sign-in takes: %j', (parameters) => {
    expect(toSettings(parameters).ok).toBe(true);
  });

  it('does not repeat a secret that it refuses', () => {
    expect(JSON.stringify(toSettings({ setting: ['aws_secret_access_key=wJalrXUtnFEMI'] }))).not.toContain('wJalr');
  });
});

describe('toSettingNames', () => {
  it('knows keys in any case, secrets too', () => {
    expect(toSettingNames(['Region', 'aws_session_token'])).toEqual({
      ok: true,
      value: ['region', 'aws_session_token'],
    });
  });

  it('refuses what is no key', () => {
    expect(toSettingNames(['region', 'a=b'])).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameter', target: 'a=b' },
    });
  });
});
