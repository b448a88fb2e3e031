import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn, type Situation } from '../planOf.ts';

const profile = ['region = eu-west-1', ...keys];
const stsOf = (situation: Situation) => planOf({ ...situation }).sts;
const services = { 'services local': ['sts =', '  endpoint_url = http://services'] };

describe('The first endpoint that is configured wins', () => {
  const all = ini({ default: [...profile, 'services = local', 'endpoint_url = http://profile'], ...services });
  const cases: readonly [sentence: string, situation: Situation, url: string][] = [
    [
      'AWS_ENDPOINT_URL_STS before all.',
      { config: all, environment: { AWS_ENDPOINT_URL_STS: 'http://sts', AWS_ENDPOINT_URL: 'http://all' } },
      'http://sts',
    ],
    [
      'AWS_ENDPOINT_URL before the files.',
      { config: all, environment: { AWS_ENDPOINT_URL: 'http://all' } },
      'http://all',
    ],
    ["The services section before the profile's own.", { config: all }, 'http://services'],
    [
      "The profile's own last.",
      { config: ini({ default: [...profile, 'endpoint_url = http://profile'] }) },
      'http://profile',
    ],
    [
      'Empty ones are skipped.',
      {
        config: ini({
          default: [...profile, 'services = local', 'endpoint_url = http://profile'],
          'services local': ['sts =', '  endpoint_url ='],
        }),
        environment: { AWS_ENDPOINT_URL_STS: '', AWS_ENDPOINT_URL: '' },
      },
      'http://profile',
    ],
    [
      'Keys of a nested block keep their case: another case is not found.',
      {
        config: ini({
          default: [...profile, 'services = local'],
          'services local': ['sts =', '  Endpoint_URL = http://services'],
        }),
      },
      'https://sts.eu-west-1.amazonaws.com',
    ],
    [
      'The name of the service has no case.',
      {
        config: ini({
          default: [...profile, 'services = local'],
          'services local': ['STS =', '  endpoint_url = http://services'],
        }),
      },
      'http://services',
    ],
    [
      'A services section without STS says nothing.',
      {
        config: ini({
          default: [...profile, 'services = local'],
          'services local': ['s3 =', '  endpoint_url = http://s3'],
        }),
      },
      'https://sts.eu-west-1.amazonaws.com',
    ],
    [
      'With an endpoint of one own FIPS and dual-stack count for nothing.',
      {
        config: ini({
          default: [
            ...profile,
            'endpoint_url = http://profile',
            'use_fips_endpoint = true',
            'use_dualstack_endpoint = true',
          ],
        }),
      },
      'http://profile',
    ],
    [
      'An address of numbers is a host.',
      { config: ini({ default: [...profile, 'endpoint_url = https://[::1]:4566/path'] }) },
      'https://[::1]:4566/path',
    ],
    [
      'White space in a path is sent, as aws-cli does.',
      { config: ini({ default: [...profile, 'endpoint_url = http://host:1/a b'] }) },
      'http://host:1/a b',
    ],
    [
      'A host may end in a dot.',
      { config: ini({ default: [...profile, 'endpoint_url = http://a.b./'] }) },
      'http://a.b./',
    ],
  ];

  test.each(cases)('%s', (_sentence, situation, url) => {
    expect(stsOf(situation)).toMatchObject({ url, signingRegion: 'eu-west-1' });
  });

  test("A source profile's endpoint counts for nothing.", () => {
    const config = ini({
      'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = b'],
      'profile b': ['endpoint_url = http://b', ...keys],
    });
    expect(stsOf({ config, profile: 'a' }).url).toBe('https://sts.amazonaws.com');
  });

  test('What decided is told: the line inside the nested block.', () => {
    const config = ini({ default: [...profile, 'services = local'], ...services });
    expect(stsOf({ config }).by).toEqual({
      kind: 'file',
      origin: { file: '/home/me/.aws/config', line: 8 },
      key: 'endpoint_url',
    });
  });
});

describe('Configured endpoints can be ignored', () => {
  const config = (value: string) =>
    ini({ default: [...profile, 'endpoint_url = odd', `ignore_configured_endpoint_urls = ${value}`] });
  const regional = 'https://sts.eu-west-1.amazonaws.com';

  test.each(['true', 'TRUE', 'True'])('By the profile: %s.', (value) => {
    expect(stsOf({ config: config(value) }).url).toBe(regional);
  });

  test('By the variable, those of variables too.', () => {
    const environment = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL: 'http://all' };
    expect(stsOf({ config: config('false'), environment }).url).toBe(regional);
  });

  test('A services section that does not exist is then no error.', () => {
    const missing = ini({ default: [...profile, 'services = none', 'ignore_configured_endpoint_urls = true'] });
    expect(stsOf({ config: missing }).url).toBe(regional);
  });

  test.each(['', 'false', 'yes', '1'])('Not by a variable of %j, whatever the profile says.', (value) => {
    const environment = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: value };
    expect(errorOf({ config: config('true'), environment }).code).toBe('InvalidParameter');
  });
});

describe('A services section that cannot be used is refused', () => {
  const cases: readonly [
    sentence: string,
    sections: Record<string, string[]>,
    code: string,
    line: number,
    message: RegExp,
  ][] = [
    ['One that does not exist.', {}, 'ProfileIncomplete', 5, /"local" .* does not exist or is empty/],
    ['An empty one.', { 'services local': [] }, 'ProfileIncomplete', 5, /does not exist or is empty/],
    [
      'One whose STS is no block.',
      { 'services local': ['sts = http://x'] },
      'InvalidParameter',
      7,
      /has a value instead of an indented block/,
    ],
  ];

  test.each(cases)('%s', (_sentence, sections, code, line, message) => {
    const error = errorOf({ config: ini({ default: [...profile, 'services = local'], ...sections }) });
    expect(error).toMatchObject({ code, line });
    expect(error.message).toMatch(message);
  });

  test('But not when a variable names the endpoint.', () => {
    const config = ini({ default: [...profile, 'services = none'] });
    expect(stsOf({ config, environment: { AWS_ENDPOINT_URL: 'http://all' } }).url).toBe('http://all');
  });
});
