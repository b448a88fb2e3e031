import { describe, expect, test } from 'vitest';
import { errorOf, hopsOf, ini, keys, planOf, refusalOf, roleArn, type Situation } from './planOf.ts';

const env = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' };
const webIdentity = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: roleArn('Web') };
const container = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' };
const sso = ['sso_account_id = 1', 'sso_role_name = R', 'sso_start_url = https://x', 'sso_region = eu-west-1'];
const role = [`role_arn = ${roleArn('A')}`, 'source_profile = base'];
const base = { base: keys };

describe('The first source that is there wins', () => {
  const cases: readonly [sentence: string, situation: Situation, hops: readonly string[]][] = [
    [
      'Environment keys come before all else.',
      { config: ini({ default: [...role, ...sso] }), environment: env },
      ['environment'],
    ],
    [
      'Environment keys win over AWS_PROFILE.',
      { config: ini({ 'profile a': role }), credentials: ini(base), environment: { ...env, AWS_PROFILE: 'a' } },
      ['environment'],
    ],
    [
      'A profile named expressly wins over environment keys.',
      { config: ini({ 'profile a': role }), credentials: ini(base), environment: env, profile: 'a' },
      ['static base', 'assume-role a'],
    ],
    [
      'default named expressly wins over environment keys too.',
      { credentials: ini({ default: keys }), environment: env, profile: 'default' },
      ['static default'],
    ],
    [
      'An empty AWS_ACCESS_KEY_ID is none.',
      { credentials: ini({ default: keys }), environment: { ...env, AWS_ACCESS_KEY_ID: '' } },
      ['static default'],
    ],
    [
      'A secret alone in the environment is none.',
      { credentials: ini({ default: keys }), environment: { AWS_SECRET_ACCESS_KEY: 's' } },
      ['static default'],
    ],
    [
      'A role comes before Identity Center, keys and a process of the same profile.',
      { config: ini({ default: [...role, ...sso, ...keys, 'credential_process = x'] }), credentials: ini(base) },
      ['static base', 'assume-role default'],
    ],
    [
      'A web identity comes before Identity Center and keys.',
      { config: ini({ default: [`role_arn = ${roleArn('W')}`, 'web_identity_token_file = /t', ...sso, ...keys] }) },
      ['web-identity default'],
    ],
    ['A web identity of variables alone belongs to no profile.', { environment: webIdentity }, ['web-identity']],
    [
      'A web identity of variables beats keys of a profile that AWS_PROFILE names.',
      { credentials: ini(base), environment: { ...webIdentity, AWS_PROFILE: 'base' } },
      ['web-identity'],
    ],
    [
      'A web identity of variables counts for nothing when the profile is named expressly.',
      { credentials: ini(base), environment: webIdentity, profile: 'base' },
      ['static base'],
    ],
    [
      'A role of the profile comes before a web identity of variables.',
      { config: ini({ default: role }), credentials: ini(base), environment: webIdentity },
      ['static base', 'assume-role default'],
    ],
    [
      'Identity Center comes before keys.',
      { config: ini({ default: sso }), credentials: ini({ default: keys }) },
      ['sso default'],
    ],
    [
      'Keys in the credentials file come before login, process and keys in config.',
      {
        config: ini({ default: ['login_session = arn:x', 'credential_process = x', 'aws_access_key_id = OTHER'] }),
        credentials: ini({ default: keys }),
      },
      ['static default'],
    ],
    [
      'A login comes before a process.',
      { config: ini({ default: ['credential_process = x', 'login_session = arn:x'] }) },
      ['login default'],
    ],
    [
      'A process comes before keys in the config file.',
      { config: ini({ default: ['credential_process = x', ...keys] }) },
      ['process default'],
    ],
    [
      'A process may stand in the credentials file.',
      { credentials: ini({ default: ['credential_process = x'] }) },
      ['process default'],
    ],
    [
      'Keys in the config file come last of a profile.',
      { config: ini({ default: keys }), environment: container },
      ['static default'],
    ],
    [
      'Two empty keys are keys.',
      { credentials: ini({ default: ['aws_access_key_id =', 'aws_secret_access_key ='] }), environment: container },
      ['static default'],
    ],
    [
      'A container comes after all profiles, also one named expressly.',
      {
        config: ini({ 'profile a': [] }),
        environment: { ...container, AWS_EC2_METADATA_DISABLED: 'false' },
        profile: 'a',
      },
      ['container'],
    ],
    [
      'A container counts as there when its variable is empty.',
      { environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: '' } },
      ['container'],
    ],
    ['The instance comes last.', { environment: { AWS_EC2_METADATA_DISABLED: 'no' } }, ['instance']],
  ];

  test.each(cases)('%s', (_sentence, situation, hops) => {
    expect(hopsOf(situation)).toEqual(hops);
  });
});

describe('The first source that is there but wrong is an error, though others would follow', () => {
  const cases: readonly [sentence: string, situation: Situation, refusal: string, message: RegExp][] = [
    [
      'A key ID without secret in the environment.',
      { credentials: ini({ default: keys }), environment: { AWS_ACCESS_KEY_ID: 'A' } },
      'ProfileIncomplete',
      /AWS_SECRET_ACCESS_KEY is not/,
    ],
    [
      'A key ID with an empty secret in the environment.',
      { credentials: ini({ default: keys }), environment: { ...env, AWS_SECRET_ACCESS_KEY: '' } },
      'ProfileIncomplete',
      /AWS_SECRET_ACCESS_KEY is not/,
    ],
    [
      'A key ID in the credentials file whose secret is in the config file.',
      {
        config: ini({ default: ['aws_secret_access_key = s'] }),
        credentials: ini({ default: ['aws_access_key_id = A'] }),
      },
      'ProfileIncomplete line 2',
      /no aws_secret_access_key in .*credentials/,
    ],
    [
      'A key ID in the config file whose secret is in the credentials file.',
      {
        config: ini({ default: ['aws_access_key_id = A'] }),
        credentials: ini({ default: ['aws_secret_access_key = s'] }),
      },
      'ProfileIncomplete line 2',
      /no aws_secret_access_key in .*config/,
    ],
    [
      'An account for Identity Center beside keys.',
      { config: ini({ default: ['sso_account_id = 1'] }), credentials: ini({ default: keys }) },
      'ProfileIncomplete line 1',
      /does not have sso_role_name, sso_start_url, sso_region/,
    ],
    [
      'An empty process.',
      { config: ini({ default: ['credential_process =', ...keys] }) },
      'ProfileIncomplete line 2',
      /credential_process of profile "default" is empty/,
    ],
    [
      'A role in default that the environment keys do not outrank when there is half of them only.',
      { config: ini({ default: role }), environment: { AWS_ACCESS_KEY_ID: 'A' } },
      'ProfileIncomplete',
      /AWS_ACCESS_KEY_ID is set/,
    ],
    [
      'A role in default without a source, though a web identity of variables would follow.',
      { config: ini({ default: [`role_arn = ${roleArn('A')}`] }), environment: webIdentity },
      'ProfileIncomplete line 2',
      /neither/,
    ],
  ];

  test.each(cases)('%s', (_sentence, situation, refusal, message) => {
    expect(refusalOf(situation)).toBe(refusal);
    expect(errorOf(situation).message).toMatch(message);
  });
});

describe('Where nothing is there, what is missing is said', () => {
  const cases: readonly [sentence: string, lines: readonly string[], message: RegExp, hint: RegExp][] = [
    ['A region alone.', ['region = eu-west-1'], /"a" has no source of credentials/, /Add role_arn and source_profile/],
    [
      'A secret alone.',
      ['aws_secret_access_key = s'],
      /"a" has aws_secret_access_key but no aws_access_key_id/,
      /Add aws_access_key_id to profile "a", in the file/,
    ],
    [
      'An sso-session alone.',
      ['sso_session = corp'],
      /neither an account nor a role/,
      /sso_account_id and sso_role_name/,
    ],
    ['A source without a role.', ['source_profile = b'], /a source of credentials but no role/, /Add role_arn/],
  ];

  test.each(cases)('%s', (_sentence, lines, message, hint) => {
    const corp = ['sso_start_url = https://x', 'sso_region = eu-west-1'];
    const error = errorOf({ config: ini({ 'profile a': lines, 'sso-session corp': corp }), profile: 'a' });
    expect(error).toMatchObject({ code: 'CredentialsNotFound', target: 'a', file: '/home/me/.aws/config', line: 1 });
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  test('But what is wrong with the calls is said first, as aws-cli does: an indented line makes it wrong.', () => {
    const config = ini({ 'profile a': ['region = eu-west-1', `  role_arn = ${roleArn('A')}`] });
    expect(errorOf({ config, profile: 'a' })).toMatchObject({ code: 'InvalidParameter', line: 2 });
    const role = { request: { role: { roleArn: 'short' } } };
    expect(errorOf(role).code).toBe('InvalidParameter');
    expect(errorOf({ request: { role: { roleArn: roleArn('A') } } }).code).toBe('CredentialsNotFound');
  });

  test('No profile at all.', () => {
    expect(errorOf({})).toEqual({
      code: 'CredentialsNotFound',
      message:
        'No profile is specified and there is no default profile, and there are no credentials in the environment.',
      hint: 'Specify a profile, or add a [default] profile.',
    });
  });
});

describe('A decision tells its reason', () => {
  const files = { config: ini({ 'profile a': role }), credentials: ini({ ...base, default: keys }) };
  const cases: readonly [situation: Situation, reason: string][] = [
    [
      { ...files, environment: { ...env, AWS_PROFILE: 'a' } },
      'The credentials in the environment override AWS_PROFILE.',
    ],
    [
      { ...files, environment: { ...env, AWS_DEFAULT_PROFILE: 'a' } },
      'The credentials in the environment override AWS_DEFAULT_PROFILE.',
    ],
    [{ ...files, environment: env, profile: 'a' }, '-Profile overrides the credentials in the environment.'],
    [
      { environment: container },
      'No profile is specified and there is no default profile, so AwsRole uses the credentials of the container that it runs on.',
    ],
  ];

  test.each(cases)('%j', (situation, reason) => {
    expect(planOf(situation).reasons).toContain(reason);
  });
});

test('What this tool set in the shell is what the shell holds: without a profile the environment keys are planned.', () => {
  const environment = { ...env, AWS_SESSION_TOKEN: 't', AWS_REGION: 'eu-west-1' };
  const plan = planOf({ credentials: ini({ default: keys }), environment });
  expect(plan).toMatchObject({ profile: null, hops: [{ kind: 'environment', accessKeyId: 'AKIAENV' }] });
});
