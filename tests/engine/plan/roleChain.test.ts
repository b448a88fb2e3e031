import { describe, expect, test } from 'vitest';
import { errorOf, hopsOf, ini, keys, planOf, refusalOf, roleArn, type Situation } from './planOf.ts';

const role = (name: string) => `role_arn = ${roleArn(name)}`;
const source = (name: string) => `source_profile = ${name}`;
const base = ini({ base: keys });

describe('Every row of the assume-role table gives what aws-cli gives', () => {
  const accepted: readonly [sentence: string, situation: Situation, hops: readonly string[]][] = [
    [
      'A source with keys signs the call.',
      { config: ini({ 'profile a': [role('A'), source('base')] }), credentials: base },
      ['static base', 'assume-role a'],
    ],
    [
      'Keys beside a role that names another source are not used.',
      { config: ini({ 'profile a': [role('A'), source('base'), ...keys] }), credentials: base },
      ['static base', 'assume-role a'],
    ],
    [
      "Of a source that has keys, the source's own role is ignored.",
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': [role('B'), source('c'), ...keys] }) },
      ['static b', 'assume-role a'],
    ],
    [
      "Of a source that has keys, the source's own role is not even validated.",
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': ['role_arn =', source('none'), 'credential_source = odd', ...keys],
        }),
      },
      ['static b', 'assume-role a'],
    ],
    [
      'A source with keys and a web identity gives the web identity first.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [role('B'), 'web_identity_token_file = /t', ...keys],
        }),
      },
      ['web-identity b', 'assume-role a'],
    ],
    [
      'A source with keys and Identity Center gives Identity Center first.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [
            'sso_account_id = 1',
            'sso_role_name = R',
            'sso_start_url = https://x',
            'sso_region = eu-west-1',
            ...keys,
          ],
        }),
      },
      ['sso b', 'assume-role a'],
    ],
    [
      'A source that is a role is assumed before.',
      {
        config: ini({ 'profile a': [role('A'), source('b')], 'profile b': [role('B'), source('base')] }),
        credentials: base,
      },
      ['static base', 'assume-role b', 'assume-role a'],
    ],
    [
      'A profile that is its own source signs with its own keys.',
      { config: ini({ 'profile a': [role('A'), source('a'), ...keys] }) },
      ['static a', 'assume-role a'],
    ],
    [
      'A profile that is its own source may have role and keys in two files.',
      { config: ini({ 'profile a': [role('A'), source('a')] }), credentials: ini({ a: keys }) },
      ['static a', 'assume-role a'],
    ],
    [
      'A process may be the source.',
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['credential_process = get'] }) },
      ['process b', 'assume-role a'],
    ],
    [
      'What aws login left behind may be the source.',
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['login_session = arn:x'] }) },
      ['login b', 'assume-role a'],
    ],
    [
      'The environment is a source by credential_source, also of a profile that is named expressly.',
      {
        config: ini({ 'profile a': [role('A'), 'credential_source = Environment'] }),
        environment: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' },
      },
      ['environment', 'assume-role a'],
    ],
    [
      'The instance is a source by credential_source.',
      {
        config: ini({ 'profile a': [role('A'), 'credential_source = Ec2InstanceMetadata'] }),
        environment: { AWS_EC2_METADATA_DISABLED: undefined },
      },
      ['instance', 'assume-role a'],
    ],
    [
      'A container is a source by credential_source.',
      {
        config: ini({ 'profile a': [role('A'), 'credential_source = EcsContainer'] }),
        environment: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/x' },
      },
      ['container', 'assume-role a'],
    ],
    [
      'A role with a web identity token file is no AssumeRole, and its source_profile is ignored.',
      { config: ini({ 'profile a': [role('A'), source('none'), 'web_identity_token_file = /t'] }) },
      ['web-identity a'],
    ],
  ];

  test.each(accepted)('%s', (_sentence, situation, hops) => {
    expect(hopsOf({ profile: 'a', ...situation })).toEqual(hops);
  });

  const refused: readonly [sentence: string, situation: Situation, refusal: string, message: RegExp][] = [
    [
      'source_profile and credential_source exclude each other.',
      { config: ini({ 'profile a': [role('A'), source('base'), 'credential_source = Environment'] }) },
      'SourceConflict line 4',
      /"a" has both source_profile and credential_source/,
    ],
    [
      'Even empty they exclude each other.',
      { config: ini({ 'profile a': [role('A'), 'source_profile =', 'credential_source ='] }) },
      'SourceConflict line 4',
      /both/,
    ],
    [
      'A role needs one of them.',
      { config: ini({ 'profile a': [role('A')] }) },
      'ProfileIncomplete line 2',
      /neither source_profile nor credential_source/,
    ],
    [
      'A role needs one of them also with keys beside it.',
      { config: ini({ 'profile a': [role('A'), ...keys] }) },
      'ProfileIncomplete line 2',
      /neither/,
    ],
    [
      'An empty role is a role, and needs one of them.',
      { config: ini({ 'profile a': ['role_arn =', ...keys] }) },
      'ProfileIncomplete line 2',
      /neither/,
    ],
    [
      'A source must exist.',
      { config: ini({ 'profile a': [role('A'), source('b')] }) },
      'ProfileIncomplete line 3',
      /"b" of profile "a" does not exist \(a -> b\)/,
    ],
    [
      "A source's name is case-sensitive.",
      { config: ini({ 'profile a': [role('A'), source('BASE')] }), credentials: base },
      'ProfileIncomplete line 3',
      /"BASE"/,
    ],
    [
      'An empty source names a profile that does not exist.',
      { config: ini({ 'profile a': [role('A'), 'source_profile ='] }) },
      'ProfileIncomplete line 3',
      /""/,
    ],
    [
      'A source without credentials is refused.',
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['region = eu-west-1'] }) },
      'ProfileIncomplete line 4',
      /"b" has no source of credentials \(a -> b\)/,
    ],
    [
      'A source with the key ID alone is refused at the key.',
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['aws_access_key_id = A'] }) },
      'ProfileIncomplete line 5',
      /"b" has aws_access_key_id but no aws_secret_access_key/,
    ],
    [
      'A source with the secret alone is refused.',
      { config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['aws_secret_access_key = s'] }) },
      'ProfileIncomplete line 4',
      /"b" has aws_secret_access_key but no aws_access_key_id/,
    ],
    [
      'A source whose pair is split over both files is refused.',
      {
        config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['aws_secret_access_key = s'] }),
        credentials: ini({ b: ['aws_access_key_id = A'] }),
      },
      'ProfileIncomplete line 2',
      /no aws_secret_access_key in \/home\/me\/.aws\/credentials/,
    ],
    [
      'A source with the secret alone and a role of its own: half a key is enough for its role to be ignored.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [role('B'), source('base'), 'aws_secret_access_key = s'],
        }),
        credentials: base,
      },
      'ProfileIncomplete line 4',
      /"b" has aws_secret_access_key but no aws_access_key_id/,
    ],
    [
      'A profile that is its own source needs keys.',
      { config: ini({ 'profile a': [role('A'), source('a')] }) },
      'ProfileCycle line 3',
      /its own source profile but has no access key \(a -> a\)/,
    ],
    [
      'For a profile that is its own source a process does not count.',
      { config: ini({ 'profile a': [role('A'), source('a'), 'credential_process = x'] }) },
      'ProfileCycle line 3',
      /its own source profile/,
    ],
    [
      'A circle of three is refused at the key that closes it.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [role('B'), source('c')],
          'profile c': [role('C'), source('a')],
        }),
      },
      'ProfileCycle line 9',
      /a -> b -> c -> a/,
    ],
    [
      'Keys in the profile asked for do not break a circle.',
      { config: ini({ 'profile a': [role('A'), source('b'), ...keys], 'profile b': [role('B'), source('a')] }) },
      'ProfileCycle line 8',
      /a -> b -> a/,
    ],
    [
      'A circle that the profile asked for only leads to is refused too.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [role('B'), source('c')],
          'profile c': [role('C'), source('b')],
        }),
      },
      'ProfileCycle line 9',
      /a -> b -> c -> b/,
    ],
    [
      'A credential_source is written exactly.',
      { config: ini({ 'profile a': [role('A'), 'credential_source = environment'] }) },
      'ProfileIncomplete line 3',
      /"environment" is not a valid credential_source/,
    ],
    [
      'A credential_source that has nothing is refused.',
      { config: ini({ 'profile a': [role('A'), 'credential_source = Environment'] }) },
      'CredentialsNotFound line 3',
      /from Environment, but none were found there/,
    ],
    [
      'The environment as credential_source must be whole.',
      {
        config: ini({ 'profile a': [role('A'), 'credential_source = Environment'] }),
        environment: { AWS_ACCESS_KEY_ID: 'AKIAENV' },
      },
      'ProfileIncomplete',
      /AWS_SECRET_ACCESS_KEY is not/,
    ],
    [
      'An instance whose metadata are switched off is no source.',
      { config: ini({ 'profile a': [role('A'), 'credential_source = Ec2InstanceMetadata'] }) },
      'CredentialsNotFound line 3',
      /Ec2InstanceMetadata/,
    ],
    [
      "A source never falls back to the environment's keys.",
      {
        config: ini({ 'profile a': [role('A'), source('b')], 'profile b': ['region = eu-west-1'] }),
        environment: { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' },
      },
      'ProfileIncomplete line 4',
      /"b"/,
    ],
    [
      'A source never falls back to a container or an instance.',
      {
        config: ini({ 'profile a': [role('A'), source('b')], 'profile b': [] }),
        environment: { AWS_EC2_METADATA_DISABLED: 'false', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' },
      },
      'ProfileIncomplete line 4',
      /"b"/,
    ],
    [
      'A source never takes its web identity from variables.',
      {
        config: ini({ 'profile a': [role('A'), source('b')], 'profile b': [] }),
        environment: { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: roleArn('E') },
      },
      'ProfileIncomplete line 4',
      /"b"/,
    ],
    [
      'What is wrong deeper in the chain is found, and the way to it named.',
      {
        config: ini({
          'profile a': [role('A'), source('b')],
          'profile b': [role('B'), source('c')],
          'profile c': [role('C')],
        }),
      },
      'ProfileIncomplete line 8',
      /"c" has role_arn but .* \(a -> b -> c\)/,
    ],
  ];

  test.each(refused)('%s', (_sentence, situation, refusal, message) => {
    expect(refusalOf({ profile: 'a', ...situation })).toBe(refusal);
    expect(errorOf({ profile: 'a', ...situation }).message).toMatch(message);
    expect(errorOf({ profile: 'a', ...situation }).hint).toMatch(/\.$/);
  });
});

test('Each hop takes its parameters from its own profile.', () => {
  const plan = planOf({
    config: ini({
      'profile a': [role('A'), source('b'), 'external_id = xa', 'role_session_name = na'],
      'profile b': [role('B'), source('base'), 'mfa_serial = arn:aws:iam::1:mfa/b', 'duration_seconds = 7200'],
    }),
    credentials: base,
    profile: 'a',
  });
  expect(plan.hops.slice(1)).toMatchObject([
    { profile: 'b', serialNumber: 'arn:aws:iam::1:mfa/b', durationSeconds: 7200, sessionName: null },
    { profile: 'a', externalId: 'xa', sessionName: 'na' },
  ]);
  expect(plan.hops[1]).not.toHaveProperty('externalId');
  expect(plan.hops[2]).not.toHaveProperty('serialNumber');
});

test('A source whose role is ignored for its keys is told among the reasons.', () => {
  const plan = planOf({
    config: ini({ 'profile a': [role('A'), source('b')], 'profile b': [role('B'), ...keys] }),
    profile: 'a',
  });
  expect(plan.reasons).toContain(
    'Profile "b" has its own access key, so its role is not assumed when it is a source profile.',
  );
});

test('The nearest names are offered for a source that does not exist.', () => {
  const config = ini({ 'profile a': [role('A'), source('bsae')], 'profile other': [] });
  expect(errorOf({ config, credentials: base, profile: 'a' }).hint).toMatch(/^Did you mean "base"/);
});

test('No profile that is on the way already is offered for a source that does not exist.', () => {
  const config = ini({ 'profile a': [role('A'), source('b')], 'profile b': [role('B'), source('c')] });
  expect(errorOf({ config, profile: 'a' }).hint).toMatch(/^Correct source_profile/);
});

describe('A setting of another program is told', () => {
  const common = { 'profile common': ['mfa_serial = GAHT12345678', ...keys] };

  test('In a warning where the role may be refused for it, also for a role on the way.', () => {
    const config = ini({
      'profile a': [role('A'), source('b'), 'include_profile = common'],
      'profile b': [role('B'), source('base'), 'parent_profile = common'],
    });
    const { warnings } = planOf({ config, credentials: base, profile: 'a' });
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['ForeignSetting', 4],
      ['ForeignSetting', 8],
    ]);
    expect(warnings[1]?.message).toContain('aws-vault');
  });

  test('In the error of a profile that names no source but by it.', () => {
    const error = errorOf({ config: ini({ 'profile a': ['include_profile = common'], ...common }), profile: 'a' });
    expect(error.message).toContain('include_profile is read only by aws-vault');
    expect(error.hint).toContain('Add mfa_serial to profile "a" too');
  });

  test('In the error of a role that names no source but by it, and of a source that does.', () => {
    const config = ini({
      'profile a': [role('A'), 'include_profile = common'],
      'profile r': [role('R'), source('g')],
      'profile g': ['granted_sso_start_url = https://x.awsapps.com/start'],
      ...common,
    });
    expect(errorOf({ config, profile: 'a' }).hint).toContain('source_profile = common for its credentials');
    const error = errorOf({ config, profile: 'r' });
    expect(error.message).toMatch(/granted_sso_start_url is read only by Granted.*\(r -> g\)\.$/);
    expect(error.hint).toContain('sso_start_url');
  });
});
