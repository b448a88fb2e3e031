import { describe, expect, test } from 'vitest';
import { errorOf, hopsOf, ini, keys, roleArn } from './planOf.ts';

const config = (lines: readonly string[]) => ini({ 'profile x': lines, 'profile other': ['region = eu-west-1'] });

describe('A profile in whose values a line break was lost is refused, whatever aws-cli makes of it', () => {
  test.each([
    ['output = json[prod]', 'role_arn = arn:aws:iam::111122223333:role/Prod', 'the credentials file'],
    ['region = eu-west-1[default]', 'source_profile = prod', 'the credentials file'],
  ])('%s, then %s, in %s.', (first, second) => {
    const error = errorOf({ credentials: ini({ x: [...keys, first, second] }), profile: 'x' });
    expect(error).toMatchObject({ code: 'ConfigSyntax', target: 'x', line: 4, file: '/home/me/.aws/credentials' });
    expect(error.message).toMatch(/^A line break is missing before \[(prod|default)\]/);
    expect(error.hint).toMatch(/^Move \[(prod|default)\] to its own line\.$/);
  });

  test('With another region asked for, which hides the broken one.', () => {
    const text = config(['region = eu-west-1[profile y]', `role_arn = ${roleArn('Y')}`, 'source_profile = other']);
    const error = errorOf({ config: text, request: { profile: 'x', region: 'us-east-1' } });
    expect(error.message).toContain('A line break is missing before [profile y]');
  });

  test('As a source too.', () => {
    const sources = ini({ base: [...keys, 'output = json[prod]', 'region = x'] });
    const text = ini({ 'profile x': [`role_arn = ${roleArn('X')}`, 'source_profile = base'] });
    expect(errorOf({ config: text, credentials: sources, profile: 'x' })).toMatchObject({
      code: 'ConfigSyntax',
      target: 'base',
    });
  });

  test('As an sso-session too.', () => {
    const text = ini({
      'profile x': ['sso_session = s', 'sso_account_id = 111122223333', 'sso_role_name = R'],
      'sso-session s': ['sso_start_url = https://a.awsapps.com/start', 'sso_region = eu-west-1[profile y]'],
    });
    expect(errorOf({ config: text, profile: 'x' })).toMatchObject({ code: 'ConfigSyntax', target: 's' });
  });

  test('Nothing of a secret is told.', () => {
    const text = ini({ x: [keys[0], 'aws_secret_access_key = wJalrXUtnFEMI[tail]', 'region = eu-west-1'] });
    const { message, hint } = errorOf({ credentials: text, profile: 'x' });
    expect(message).toContain('A line break is missing before the header');
    expect(message + hint).not.toMatch(/wJalr|tail/);
  });

  test('Others of the file are as ever.', () => {
    const text = ini({ x: ['output = json[prod]'], base: keys });
    expect(hopsOf({ credentials: text, profile: 'base' })).toEqual(['static base']);
  });
});
