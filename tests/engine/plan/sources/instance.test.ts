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
])('The instance is asked by the settings %s.', (_what, profile, environment, expected) => {
  expect(planOf({ config, profile, environment: { ...on, ...environment } }).hops[0]).toMatchObject(expected);
});

test('An endpoint that is no URL is refused where it stands.', () => {
  expect(errorOf({ config, profile: 'wrong', environment: on })).toMatchObject({
    code: 'InvalidParameter',
    line: expect.any(Number),
  });
});
