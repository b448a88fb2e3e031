import { expect, test } from 'vitest';
import type { Environment } from '../../../../src/core/environment.ts';
import { errorOf, ini, planOf, roleArn } from '../planOf.ts';

const on: Environment = { AWS_EC2_METADATA_DISABLED: 'false' };
const settings = [
  'ec2_metadata_service_endpoint = http://10.0.0.1:1338',
  'metadata_service_timeout = 5',
  'metadata_service_num_attempts = 4',
];
const config = ini({
  default: [...settings],
  'profile ipv6': ['ec2_metadata_service_endpoint_mode = IPv6', 'metadata_service_timeout = soon'],
  'profile role': [`role_arn = ${roleArn('Role')}`, 'credential_source = Ec2InstanceMetadata', ...settings],
  'profile old': ['imds_use_ipv6 = true'],
  'profile mode': ['ec2_metadata_service_endpoint_mode = IPv5'],
  'profile wrong': ['ec2_metadata_service_endpoint = 10.0.0.1'],
});

test.each<readonly [what: string, profile: string, environment: Environment, expected: object]>([
  ['of the profile', 'default', {}, { endpoint: 'http://10.0.0.1:1338', timeoutSeconds: 5, attempts: 4 }],
  [
    'of a role that names the instance',
    'role',
    {},
    { endpoint: 'http://10.0.0.1:1338', timeoutSeconds: 5, attempts: 4 },
  ],
  [
    'of variables first',
    'default',
    { AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://[::1]', AWS_METADATA_SERVICE_NUM_ATTEMPTS: '2' },
    { endpoint: 'http://[::1]', timeoutSeconds: 5, attempts: 2 },
  ],
  [
    'of a mode; a time that is none counts for nothing',
    'ipv6',
    {},
    { endpoint: 'http://[fd00:ec2::254]', timeoutSeconds: 1, attempts: null },
  ],
  ['of the older word for a mode', 'old', {}, { endpoint: 'http://[fd00:ec2::254]' }],
  [
    'of a mode before the older word',
    'old',
    { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'ipv4' },
    { endpoint: 'http://169.254.169.254' },
  ],
  [
    'of an endpoint before a mode, which then counts for nothing',
    'default',
    { AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE: 'IPv5' },
    { endpoint: 'http://10.0.0.1:1338' },
  ],
])('The instance is asked by the settings %s.', (_what, profile, environment, expected) => {
  expect(planOf({ config, profile, environment: { ...on, ...environment } }).hops[0]).toMatchObject(expected);
});

test.each([
  ['An endpoint that is no URL', 'wrong'],
  ['A mode that is none', 'mode'],
])('%s is refused where it stands.', (_what, profile) => {
  expect(errorOf({ config, profile, environment: on })).toMatchObject({
    code: 'InvalidParameter',
    line: expect.any(Number),
  });
});
