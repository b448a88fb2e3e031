import { describe, expect, test } from 'vitest';
import { errorOf, ini, keys, planOf, roleArn, type Situation } from '../planOf.ts';

const credentials = ini({ base: keys });
const stsOf = (situation: Situation) => planOf({ credentials, profile: 'base', ...situation }).sts;

/** As botocore answers them (tests/long/endpointsBesideBotocore.test.ts), each with FIPS, with dual-stack and with both. */
const regional: readonly (readonly [region: string, plain: string, fips: string, dual: string, both: string])[] = [
  [
    'us-east-1',
    'sts.us-east-1.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
    'sts.us-east-1.api.aws',
    'sts-fips.us-east-1.api.aws',
  ],
  [
    'eu-west-3',
    'sts.eu-west-3.amazonaws.com',
    'sts-fips.eu-west-3.amazonaws.com',
    'sts.eu-west-3.api.aws',
    'sts-fips.eu-west-3.api.aws',
  ],
  [
    'mx-central-1',
    'sts.mx-central-1.amazonaws.com',
    'sts-fips.mx-central-1.amazonaws.com',
    'sts.mx-central-1.api.aws',
    'sts-fips.mx-central-1.api.aws',
  ],
  [
    'us-gov-west-1',
    'sts.us-gov-west-1.amazonaws.com',
    'sts.us-gov-west-1.amazonaws.com',
    'sts.us-gov-west-1.api.aws',
    'sts-fips.us-gov-west-1.api.aws',
  ],
  [
    'cn-north-1',
    'sts.cn-north-1.amazonaws.com.cn',
    'sts-fips.cn-north-1.amazonaws.com.cn',
    'sts.cn-north-1.api.amazonwebservices.com.cn',
    'sts-fips.cn-north-1.api.amazonwebservices.com.cn',
  ],
  [
    'eusc-de-east-1',
    'sts.eusc-de-east-1.amazonaws.eu',
    'sts-fips.eusc-de-east-1.amazonaws.eu',
    'sts.eusc-de-east-1.api.amazonwebservices.eu',
    'sts-fips.eusc-de-east-1.api.amazonwebservices.eu',
  ],
  [
    'us-iso-east-1',
    'sts.us-iso-east-1.c2s.ic.gov',
    'sts-fips.us-iso-east-1.c2s.ic.gov',
    'sts.us-iso-east-1.api.aws.ic.gov',
    'sts-fips.us-iso-east-1.api.aws.ic.gov',
  ],
  [
    'us-isob-east-1',
    'sts.us-isob-east-1.sc2s.sgov.gov',
    'sts-fips.us-isob-east-1.sc2s.sgov.gov',
    'sts.us-isob-east-1.api.aws.scloud',
    'sts-fips.us-isob-east-1.api.aws.scloud',
  ],
  [
    'new-region-9',
    'sts.new-region-9.amazonaws.com',
    'sts-fips.new-region-9.amazonaws.com',
    'sts.new-region-9.api.aws',
    'sts-fips.new-region-9.api.aws',
  ],
  [
    'eusc-fr-east-1',
    'sts.eusc-fr-east-1.amazonaws.com',
    'sts-fips.eusc-fr-east-1.amazonaws.com',
    'sts.eusc-fr-east-1.api.aws',
    'sts-fips.eusc-fr-east-1.api.aws',
  ],
  [
    'aws-cn-global',
    'sts.aws-cn-global.amazonaws.com.cn',
    'sts-fips.aws-cn-global.amazonaws.com.cn',
    'sts.aws-cn-global.api.amazonwebservices.com.cn',
    'sts-fips.aws-cn-global.api.amazonwebservices.com.cn',
  ],
];
const fips = { AWS_USE_FIPS_ENDPOINT: 'true' };
const dualStack = { AWS_USE_DUALSTACK_ENDPOINT: 'True' };

describe("A region's endpoint is its own, FIPS and dual-stack as asked for", () => {
  test.each(regional)('%s', (region, ...hosts) => {
    const variants = [{}, fips, dualStack, { ...fips, ...dualStack }];
    const found = variants.map((environment) => stsOf({ environment, request: { region } }));
    expect(found.map(({ url }) => url)).toEqual(hosts.map((host) => `https://${host}`));
    expect(found.map(({ signingRegion }) => signingRegion)).toEqual(hosts.map(() => region));
  });

  test.each(['eu-isoe-west-1', 'us-isof-south-1'])('%s has no dual-stack endpoint.', (region) => {
    const situation = { credentials, profile: 'base', request: { region } };
    expect(planOf(situation).sts.url).toMatch(
      /^https:\/\/sts\.(eu-isoe-west-1\.cloud\.adc-e\.uk|us-isof-south-1\.csp\.hci\.ic\.gov)$/,
    );
    expect(errorOf({ ...situation, environment: dualStack })).toMatchObject({
      code: 'InvalidParameter',
      target: region,
    });
  });

  test.each(['us-east-1-fips', 'fips-us-east-1'])(
    '%s, the old way to ask for FIPS, is us-east-1 with FIPS.',
    (region) => {
      expect(stsOf({ request: { region } })).toMatchObject({
        url: 'https://sts-fips.us-east-1.amazonaws.com',
        signingRegion: 'us-east-1',
      });
    },
  );

  test('The profile asks for FIPS and dual-stack too, and a variable outranks it.', () => {
    const config = ini({
      'profile base': ['region = eu-west-1', 'use_fips_endpoint = true', 'use_dualstack_endpoint = TRUE'],
    });
    expect(stsOf({ config }).url).toBe('https://sts-fips.eu-west-1.api.aws');
    expect(stsOf({ config, environment: { AWS_USE_FIPS_ENDPOINT: 'false' } }).url).toBe(
      'https://sts.eu-west-1.api.aws',
    );
    expect(stsOf({ config, environment: { AWS_USE_FIPS_ENDPOINT: '', AWS_USE_DUALSTACK_ENDPOINT: '' } }).url).toBe(
      'https://sts.eu-west-1.amazonaws.com',
    );
    expect(stsOf({ config, environment: { AWS_USE_DUALSTACK_ENDPOINT: '1' } }).url).toBe(
      'https://sts-fips.eu-west-1.amazonaws.com',
    );
  });

  test.each([
    ['use_fips_endpoint', '# audit', 'sts.eu-west-1.amazonaws.com'],
    ['use_dualstack_endpoint', '; IPv6', 'sts.eu-west-1.amazonaws.com'],
  ])('%s with a comment behind it is off, as in aws-cli, but not in silence.', (key, comment, host) => {
    const config = ini({ 'profile base': ['region = eu-west-1', `${key} = true ${comment}`] });
    const plan = planOf({ credentials, profile: 'base', config });
    expect(plan.sts.url).toBe(`https://${host}`);
    expect(plan.warnings).toEqual([
      {
        code: 'CommentInValue',
        file: '/home/me/.aws/config',
        line: 3,
        message: `${key} in /home/me/.aws/config line 3 is treated as not set: "${comment}" is part of the value, as in the AWS CLI; only the AWS SDKs treat it as a comment. Move it to its own line.`,
      },
    ]);
  });

  test.each([
    ['yes', 'use_fips_endpoint = yes'],
    ['1', 'use_dualstack_endpoint = 1'],
    ['true\noutput = json', 'use_fips_endpoint = true\n  output = json'],
  ])('A switch that says %j is off, as in aws-cli, but not in silence.', (value, line) => {
    const config = ini({ 'profile base': ['region = eu-west-1', line] });
    const plan = planOf({ credentials, profile: 'base', config });
    expect(plan.sts.url).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(plan.warnings).toMatchObject([{ code: 'SwitchIgnored', file: '/home/me/.aws/config', line: 3 }]);
    expect(plan.warnings[0]?.message).toContain(`"${value}" is neither true nor false`);
  });

  test('The same holds for the variables, which go before the profile; an empty one says nothing.', () => {
    const config = ini({ 'profile base': ['region = eu-west-1', 'use_fips_endpoint = true'] });
    const warningsWith = (environment: Record<string, string>) =>
      planOf({ credentials, profile: 'base', config, environment }).warnings;
    expect(warningsWith({ AWS_USE_FIPS_ENDPOINT: '1' })).toEqual([
      {
        code: 'SwitchIgnored',
        message:
          'The environment variable AWS_USE_FIPS_ENDPOINT is treated as not set: "1" is neither true nor false, so the AWS CLI treats it as false.',
      },
    ]);
    for (const value of ['', 'false', 'TRUE']) expect(warningsWith({ AWS_USE_FIPS_ENDPOINT: value })).toEqual([]);
  });

  test('ignore_configured_endpoint_urls is told of where there is an endpoint that it does not take away.', () => {
    const ignore = 'ignore_configured_endpoint_urls = true # x';
    const warningsWith = (...lines: string[]) =>
      planOf({ credentials, profile: 'base', config: ini({ 'profile base': ['region = eu-west-1', ...lines] }) })
        .warnings;
    expect(warningsWith('endpoint_url = http://127.0.0.1:4566', ignore)).toMatchObject([
      { code: 'CommentInValue', line: 4 },
    ]);
    expect(warningsWith(ignore)).toEqual([]);
  });

  test('Such a comment is not told where a variable or an endpoint of one own decides.', () => {
    const config = ini({ 'profile base': ['region = eu-west-1', 'use_fips_endpoint = true # audit'] });
    for (const environment of [fips, { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' }]) {
      expect(planOf({ credentials, profile: 'base', config, environment }).warnings).toEqual([]);
    }
  });

  test('sts_regional_endpoints = legacy changes nothing, as in aws-cli 2; aws-cli 1 would call the global endpoint.', () => {
    const config = ini({ 'profile base': ['region = us-east-1', 'sts_regional_endpoints = legacy'] });
    const environment = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };
    expect(stsOf({ config, environment }).url).toBe('https://sts.us-east-1.amazonaws.com');
  });
});

describe('Without a region', () => {
  const role = (partition: string) =>
    ini({ 'profile a': [`role_arn = arn:${partition}:iam::111122223333:role/A`, 'source_profile = base'] });

  test('STS is called at its global endpoint, signed for us-east-1.', () => {
    expect(stsOf({})).toEqual({
      url: 'https://sts.amazonaws.com',
      signingRegion: 'us-east-1',
      by: { kind: 'default' },
    });
  });

  test('The pseudo-region aws-global means the same.', () => {
    expect(stsOf({ request: { region: 'aws-global' } })).toMatchObject({
      url: 'https://sts.amazonaws.com',
      signingRegion: 'us-east-1',
    });
  });

  test.each([
    ['aws-cn', 'https://sts.cn-northwest-1.amazonaws.com.cn', 'cn-northwest-1'],
    ['aws-us-gov', 'https://sts.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['aws-eusc', 'https://sts.eusc-de-east-1.amazonaws.eu', 'eusc-de-east-1'],
    ['aws-iso-f', 'https://sts.us-isof-south-1.csp.hci.ic.gov', 'us-isof-south-1'],
  ])(
    'a role of partition %s is assumed in its main region: the global endpoint, which aws-cli takes, does not know it.',
    (partition, url, signingRegion) => {
      const plan = planOf({ config: role(partition), credentials, profile: 'a' });
      expect(plan.sts).toMatchObject({ url, signingRegion });
      expect(plan.region).toBeNull();
      expect(plan.reasons).toEqual([
        `No region is set and the role belongs to partition ${partition}, so its main region ${signingRegion} is used.`,
      ]);
    },
  );

  test('a role of an unknown partition, or of none, goes to the global endpoint.', () => {
    expect(planOf({ config: role('aws-new'), credentials, profile: 'a' }).sts.url).toBe('https://sts.amazonaws.com');
  });

  test('FIPS and dual-stack go to us-east-1: the addresses that aws-cli makes up lead nowhere.', () => {
    expect(stsOf({ environment: fips }).url).toBe('https://sts-fips.us-east-1.amazonaws.com');
    expect(stsOf({ environment: dualStack }).url).toBe('https://sts.us-east-1.api.aws');
    expect(stsOf({ environment: fips, request: { region: 'aws-global' } }).url).toBe(
      'https://sts-fips.us-east-1.amazonaws.com',
    );
  });

  test('an endpoint of one own cannot be signed for, which aws-cli refuses too.', () => {
    const config = ini({
      'profile a': [`role_arn = ${roleArn('A')}`, 'source_profile = base', 'endpoint_url = http://127.0.0.1:4566'],
    });
    expect(errorOf({ config, credentials, profile: 'a' })).toEqual({
      code: 'ProfileIncomplete',
      message:
        'endpoint_url in /home/me/.aws/config line 4 specifies the endpoint http://127.0.0.1:4566, but no region is set for signing.',
      hint: 'Set a region with -Region, AWS_REGION, or "region = ..." in the profile. The AWS CLI also requires one.',
      target: 'http://127.0.0.1:4566',
      file: '/home/me/.aws/config',
      line: 4,
    });
  });

  test('an endpoint of one own does for calls that are not signed, and for plans without a call.', () => {
    const environment = { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' };
    const config = ini({ 'profile w': [`role_arn = ${roleArn('W')}`, 'web_identity_token_file = /t'] });
    expect(planOf({ config, environment, profile: 'w' }).sts.url).toBe('http://127.0.0.1:4566');
    expect(stsOf({ environment })).toMatchObject({ url: 'http://127.0.0.1:4566', signingRegion: 'us-east-1' });
  });
});
