import { describe, expect, test } from 'vitest';
import { resolveProfileName } from '../../../src/plan/profileName.ts';
import { errorOf, ini, keys, planOf, type Situation } from './planOf.ts';

const env = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's' };
const three = ini({ a: keys, b: keys, default: keys });

describe('Which profile it is', () => {
  const cases: readonly [sentence: string, situation: Situation, profile: string | null][] = [
    ['The one that is asked for, before all variables.', { profile: 'a', environment: { AWS_PROFILE: 'b' } }, 'a'],
    ['AWS_PROFILE, when none is asked for.', { environment: { AWS_PROFILE: 'b' } }, 'b'],
    [
      'AWS_PROFILE before AWS_DEFAULT_PROFILE, as aws-cli 2 has it; aws-cli 1 has it the other way round.',
      { environment: { AWS_PROFILE: 'b', AWS_DEFAULT_PROFILE: 'a' } },
      'b',
    ],
    ['AWS_DEFAULT_PROFILE, when AWS_PROFILE is not set.', { environment: { AWS_DEFAULT_PROFILE: 'a' } }, 'a'],
    ['default, when nothing names one.', {}, 'default'],
    ['None, when the environment keys decide alone.', { environment: env }, null],
    [
      'The one that gives the settings, when environment keys win over its keys.',
      { environment: { ...env, AWS_PROFILE: 'a' } },
      'a',
    ],
  ];

  test.each(cases)('%s', (_sentence, situation, profile) => {
    expect(planOf({ credentials: three, ...situation }).profile).toBe(profile);
  });

  test('Its name alone is known without files.', () => {
    expect(resolveProfileName({}, {})).toBe('default');
    expect(resolveProfileName({}, { AWS_PROFILE: 'x' })).toBe('x');
    expect(resolveProfileName({ profile: 'y' }, { AWS_PROFILE: 'x' })).toBe('y');
  });

  test('The profile named "" takes its credentials from default, as botocore has it.', () => {
    const config = ini({ 'profile ""': ['region = eu-west-1'] });
    const plan = planOf({ config, credentials: ini({ default: keys }), environment: { AWS_PROFILE: '' } });
    expect(plan).toMatchObject({ profile: '', region: { value: 'eu-west-1' }, hops: [{ profile: 'default' }] });
  });
});

describe('A profile that is named must exist', () => {
  const cases: readonly [sentence: string, situation: Situation, name: string][] = [
    ['By the request.', { profile: 'none' }, 'none'],
    ['By AWS_PROFILE.', { environment: { AWS_PROFILE: 'none' } }, 'none'],
    ['By AWS_PROFILE, though environment keys would win.', { environment: { ...env, AWS_PROFILE: 'none' } }, 'none'],
    ['By an empty AWS_PROFILE.', { environment: { AWS_PROFILE: '' } }, ''],
    [
      'By an empty AWS_PROFILE, though AWS_DEFAULT_PROFILE names one.',
      { environment: { AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'a' } },
      '',
    ],
    ['With the right case.', { profile: 'A' }, 'A'],
    ['As the source of a role by ARN.', { request: { role: { roleArn: 'arn:x', sourceProfile: 'none' } } }, 'none'],
    ['Names of Object are names like any other.', { profile: 'constructor' }, 'constructor'],
  ];

  test.each(cases)('%s', (_sentence, situation, name) => {
    const error = errorOf({ credentials: three, ...situation });
    expect(error).toMatchObject({ code: 'ProfileNotFound', target: name });
    expect(error.hint).toBe(
      new Map([
        ['A', 'Did you mean "a"?'],
        ['', 'AWS_PROFILE is set but empty. To remove it, run Remove-Item Env:AWS_PROFILE.'],
      ]).get(name) ?? 'To list the profiles, run Get-AwsProfile (awsrole profiles).',
    );
  });

  test('default, too, when it is named.', () => {
    expect(errorOf({ environment: { AWS_PROFILE: 'default' } }).code).toBe('ProfileNotFound');
  });

  test('The variable that names it is told.', () => {
    const error = errorOf({ credentials: three, environment: { AWS_PROFILE: 'none' } });
    expect(error.message).toBe(
      'The profile "none", which the environment variable AWS_PROFILE specifies, could not be found.',
    );
  });
});

test('Variables that name another profile are told among the reasons.', () => {
  const environment = { AWS_PROFILE: 'b', AWS_DEFAULT_PROFILE: 'default' };
  expect(planOf({ credentials: three, environment, profile: 'a' }).reasons).toEqual([
    '-Profile ("a") overrides AWS_PROFILE ("b").',
    '-Profile ("a") overrides AWS_DEFAULT_PROFILE ("default").',
    'No region is set, so the global STS endpoint is used, signed for us-east-1.',
  ]);
});
