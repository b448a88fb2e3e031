import { describe, expect, it } from 'vitest';
import { toKeys, toSettings } from '../../../../src/commands/shared/profileSettings.ts';

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

  it('does not repeat a secret that it refuses', () => {
    expect(JSON.stringify(toSettings({ setting: ['aws_secret_access_key=wJalrXUtnFEMI'] }))).not.toContain('wJalr');
  });
});

describe('toKeys', () => {
  it('knows keys in any case, secrets too', () => {
    expect(toKeys(['Region', 'aws_session_token'])).toEqual({ ok: true, value: ['region', 'aws_session_token'] });
  });

  it('refuses what is no key', () => {
    expect(toKeys(['region', 'a=b'])).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'a=b' } });
  });
});
