import { describe, expect, test } from 'vitest';
import { listEndpointVariables } from '../../../src/plan/endpointVariables.ts';
import { configurationOf, ini, type Situation } from './planOf.ts';

function variablesOf({ environment = {}, profile, request = {}, ...files }: Situation) {
  const asked = profile === undefined ? request : { ...request, profile };
  return listEndpointVariables(asked, configurationOf(files), environment);
}

const local = ini({
  'profile local': ['endpoint_url = http://localhost:4566', 'services = dev'],
  'services dev': [
    's3 =',
    '  endpoint_url = http://localhost:9000',
    'elastic_beanstalk =',
    '  endpoint_url = http://localhost:9001',
  ],
});
const all = {
  AWS_ENDPOINT_URL: 'http://localhost:4566',
  AWS_ENDPOINT_URL_S3: 'http://localhost:9000',
  AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: 'http://localhost:9001',
};

/** As the AWS CLI with --profile, measured by botocore's clients. */
describe('The variables that send calls to where a profile says', () => {
  test.each<readonly [string, Situation, Record<string, string>]>([
    ['its endpoint and those of its services', { config: local, profile: 'local' }, all],
    [
      'of the source of a role by ARN',
      { config: local, request: { role: { roleArn: 'arn:x', sourceProfile: 'local' } } },
      all,
    ],
    ['none, when it has none', { config: ini({ 'profile a': ['region = eu-west-1'] }), profile: 'a' }, {}],
    [
      'none, when the shell has one for all',
      { config: local, profile: 'local', environment: { AWS_ENDPOINT_URL: 'http://shell:1' } },
      {},
    ],
    [
      'all, when the one of the shell is empty',
      { config: local, profile: 'local', environment: { AWS_ENDPOINT_URL: '' } },
      all,
    ],
    [
      "others, beside the shell's own for a service",
      { config: local, profile: 'local', environment: { AWS_ENDPOINT_URL_S3: 'http://shell:2' } },
      {
        AWS_ENDPOINT_URL: all.AWS_ENDPOINT_URL,
        AWS_ENDPOINT_URL_ELASTIC_BEANSTALK: all.AWS_ENDPOINT_URL_ELASTIC_BEANSTALK,
      },
    ],
    [
      'that configured ones are ignored, when it says so',
      {
        config: ini({ 'profile a': ['endpoint_url = http://x:1', 'ignore_configured_endpoint_urls = true'] }),
        profile: 'a',
      },
      { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    ],
    [
      'none, when the shell ignores them',
      { config: local, profile: 'local', environment: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' } },
      {},
    ],
    [
      'FIPS, dual-stack and the CA bundle',
      {
        config: ini({
          'profile a': ['use_fips_endpoint = True', 'use_dualstack_endpoint = true', 'ca_bundle = /ca.pem'],
        }),
        profile: 'a',
      },
      { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true', AWS_CA_BUNDLE: '/ca.pem' },
    ],
    [
      'not those that the shell says otherwise',
      {
        config: ini({ 'profile a': ['use_fips_endpoint = true', 'ca_bundle = /ca.pem'] }),
        profile: 'a',
        environment: { AWS_USE_FIPS_ENDPOINT: 'false', AWS_CA_BUNDLE: '/own.pem' },
      },
      {},
    ],
  ])('%s.', (_what, situation, variables) => {
    expect(variablesOf(situation)).toEqual({ variables, warnings: [] });
  });
});

describe('What programs without a profile read of [default] is not to count', () => {
  const config = (lines: readonly string[]) =>
    ini({ default: ['endpoint_url = http://localhost:4566', 'use_fips_endpoint = true'], 'profile a': lines });

  test('Its endpoint is ignored, its switches are turned off.', () => {
    expect(variablesOf({ config: config([]), profile: 'a' })).toEqual({
      variables: { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_USE_FIPS_ENDPOINT: 'false' },
      warnings: [],
    });
  });

  test('An endpoint of the profile goes before it.', () => {
    expect(
      variablesOf({ config: config(['endpoint_url = http://x:1', 'use_fips_endpoint = true']), profile: 'a' }),
    ).toEqual({
      variables: { AWS_ENDPOINT_URL: 'http://x:1', AWS_USE_FIPS_ENDPOINT: 'true' },
      warnings: [],
    });
  });

  test('Where no variable keeps it away, a warning says so.', () => {
    const services = ini({ 'services dev': ['s3 =', '  endpoint_url = http://localhost:9000'] });
    for (const situation of [
      { config: config(['services = dev']) + services, profile: 'a' },
      { config: config([]), profile: 'a', environment: { AWS_ENDPOINT_URL_STS: 'http://x:1' } },
    ]) {
      expect(variablesOf(situation).warnings).toMatchObject([{ code: 'EndpointOfDefault', line: 2 }]);
    }
  });

  test('It counts for the profile default itself.', () => {
    expect(variablesOf({ config: config([]), profile: 'default' }).variables).toEqual({
      AWS_ENDPOINT_URL: 'http://localhost:4566',
      AWS_USE_FIPS_ENDPOINT: 'true',
    });
  });
});

test('An address of STS alone is warned of, since all services get it, as with aws-cli.', () => {
  for (const host of [
    'sts.eu-west-1.amazonaws.com',
    'vpce-1.sts.eu-west-1.vpce.amazonaws.com',
    'sts-fips.us-east-1.amazonaws.com',
  ]) {
    const config = ini({ 'profile a': [`endpoint_url = https://${host}`] });
    expect(variablesOf({ config, profile: 'a' })).toMatchObject({
      variables: { AWS_ENDPOINT_URL: `https://${host}` },
      warnings: [{ code: 'EndpointForAll', line: 2, message: expect.stringContaining('below "sts ="') }],
    });
  }
});

test('A role without a profile goes on with what the role before it put into the shell, and a named one does not.', () => {
  const environment = { AWSROLE_ENDPOINTS: 'AWS_ENDPOINT_URL_S3,AWS_ENDPOINT_URL', ...all };
  const held = { AWS_ENDPOINT_URL: all.AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3: all.AWS_ENDPOINT_URL_S3 };
  expect(variablesOf({ environment, request: { role: { roleArn: 'arn:x' } } }).variables).toEqual(held);
  expect(variablesOf({ environment }).variables).toEqual(held);
  expect(variablesOf({ environment, config: ini({ 'profile a': [] }), profile: 'a' }).variables).toEqual({});
  const named = variablesOf({ environment, config: local, profile: 'local' }).variables;
  expect(named).toEqual({ AWS_ENDPOINT_URL: all.AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3: all.AWS_ENDPOINT_URL_S3 });
});
