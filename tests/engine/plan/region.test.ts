import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn, type Situation } from './planOf.ts';

const credentials = ini({ base: keys });
const config = ini({
  'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = base', 'region = eu-west-1'],
  'profile base': ['region = sa-east-1'],
});
const file = (line: number) => ({ kind: 'file', origin: { file: '/home/me/.aws/config', line }, key: 'region' });

describe('Which region it is, and what decided it', () => {
  const cases: readonly [sentence: string, situation: Situation, value: string, by: object][] = [
    [
      'The one asked for, before all variables.',
      { request: { region: 'us-west-2' }, environment: { AWS_REGION: 'us-east-1' } },
      'us-west-2',
      { kind: 'parameter', name: 'Region' },
    ],
    [
      'AWS_REGION before AWS_DEFAULT_REGION; aws-cli 1 ignores AWS_REGION.',
      { environment: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-2' } },
      'us-east-1',
      { kind: 'variable', name: 'AWS_REGION' },
    ],
    [
      "AWS_DEFAULT_REGION before the profile's.",
      { environment: { AWS_DEFAULT_REGION: 'us-east-2' } },
      'us-east-2',
      { kind: 'variable', name: 'AWS_DEFAULT_REGION' },
    ],
    ["The profile's, not that of its source.", {}, 'eu-west-1', file(4)],
    [
      'A region without letters of AWS is one too.',
      { request: { region: 'local-9' } },
      'local-9',
      { kind: 'parameter', name: 'Region' },
    ],
  ];

  test.each(cases)('%s', (_sentence, situation, value, by) => {
    expect(planOf({ config, credentials, profile: 'a', ...situation }).region).toEqual({ value, by });
  });

  test('None: that of the source profile is not taken.', () => {
    const without = config.replace('region = eu-west-1\n', '');
    expect(planOf({ config: without, credentials, profile: 'a' }).region).toBeNull();
  });

  test('For a role by ARN it is that of the source profile, which then is the session.', () => {
    const request = { role: { roleArn: roleArn('X'), sourceProfile: 'base' } };
    expect(planOf({ config, credentials, request }).region?.value).toBe('sa-east-1');
  });

  test('A variable that outranks the profile is told among the reasons.', () => {
    expect(planOf({ config, credentials, profile: 'a', environment: { AWS_REGION: 'us-east-1' } }).reasons).toContain(
      'The environment variable AWS_REGION (us-east-1) overrides the region of the profile (eu-west-1).',
    );
  });
});

describe('An empty region is skipped with a warning, since aws-cli refuses it and the SDKs skip it', () => {
  test('In a variable.', () => {
    const plan = planOf({ config, credentials, profile: 'a', environment: { AWS_REGION: '' } });
    expect(plan.region?.value).toBe('eu-west-1');
    expect(plan.warnings).toEqual([
      {
        code: 'AwsCliCannotRead',
        message:
          'The region in the environment variable AWS_REGION is empty. AwsRole ignores it, but the AWS CLI rejects it.',
      },
    ]);
  });

  test('In the file, with its place.', () => {
    const plan = planOf({ config: ini({ default: ['region =', ...keys] }) });
    expect(plan.region).toBeNull();
    expect(plan.warnings).toMatchObject([{ code: 'AwsCliCannotRead', file: '/home/me/.aws/config', line: 2 }]);
  });

  test('But where it is outranked nobody is warned.', () => {
    const environment = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: '' };
    expect(planOf({ credentials, profile: 'base', environment }).warnings).toEqual([]);
  });
});

describe('What no host name can hold is no region', () => {
  const wrong = ['us east', 'us_east_1', '-us', 'us-', '123', 'é', 'a.b', 'a/b', 'x'.repeat(64), 'us-east-1;'];
  test.each(wrong)('%j', (region) => {
    const error = errorOf({ config: ini({ default: [...keys, `region = ${region}`] }) });
    expect(error).toMatchObject({ code: 'InvalidParameter', line: 4, target: region });
  });

  test('63 letters are no fewer than allowed.', () => {
    expect(planOf({ credentials, profile: 'base', request: { region: 'x'.repeat(63) } }).region?.value).toHaveLength(
      63,
    );
  });
});

test('A role of another partition than the region is warned of at its role_arn.', () => {
  const foreign = ini({ 'profile a': ['role_arn = arn:aws-cn:iam::111122223333:role/A', 'source_profile = base'] });
  const plan = planOf({ config: foreign, credentials, profile: 'a', request: { region: 'eu-west-1' } });
  expect(plan.warnings).toEqual([
    {
      code: 'PartitionMismatch',
      message: 'The role belongs to partition aws-cn, but eu-west-1 (from -Region) is a region of partition aws.',
      file: '/home/me/.aws/config',
      line: 2,
    },
  ]);
});

test('At an endpoint of one own partitions mean nothing.', () => {
  const foreign = ini({ 'profile a': ['role_arn = arn:aws-cn:iam::111122223333:role/A', 'source_profile = base'] });
  const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_REGION: 'eu-west-1' };
  expect(planOf({ config: foreign, credentials, profile: 'a', environment }).warnings).toEqual([]);
});

describe('What cannot be a region is refused, with the character that nobody sees', () => {
  test.each([
    ['eu\u2013west\u20131', 'an en dash (U+2013) at position 3'],
    ['eu-west-1\u200b', 'a zero-width space (U+200B) at position 10'],
    ['\u0435u-west-1', 'the character U+0435 at position 1'],
  ])('%j: %s.', (region, name) => {
    const text = ini({ 'profile x': [`region = ${region}`] });
    expect(errorOf({ config: text, credentials: ini({ x: keys }), profile: 'x' }).message).toContain(name);
  });
});
