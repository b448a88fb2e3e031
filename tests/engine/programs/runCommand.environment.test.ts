import { expect, it } from 'vitest';
import { selectHelperEnvironment } from '../../../src/programs/runCommand.ts';

const own = { PATH: '/bin', BW_SESSION: 's', AWS_CONFIG_FILE: '/c', AWSROLE_CACHE_DIR: '/k', AWSROLE_CHAIN: '[]' };
const keys = { AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };

it('gives a helper the variables of the person as they are, keys of their own too', () => {
  const shell = { ...own, ...keys, AWS_PROFILE: 'dev', AWS_REGION: 'eu-west-1' };
  expect(selectHelperEnvironment(shell)).toBe(shell);
});

it.each([
  ['awsrole export', { AWSROLE_PROFILE: 'prod' }],
  ['awsrole export of a role without a profile', { AWSROLE_ENDPOINTS: 'AWS_REGION,AWS_DEFAULT_REGION' }],
  ['Set-AwsRole, in a shell that this one started', { AWSROLE_STATE: 'AWS_SECRET_ACCESS_KEY=*&AWSROLE_PROFILE=prod' }],
])('keeps from it a role that is there from %s', (_what, mark) => {
  const expiry = { AWS_CREDENTIAL_EXPIRATION: '2026-11-24T06:00:00+00:00', AWS_ACCOUNT_ID: '111122223333' };
  expect(selectHelperEnvironment({ ...own, ...keys, ...expiry, AWS_SECURITY_TOKEN: 'token', ...mark })).toEqual(own);
});

it('keeps from it the region and the endpoints of the role, and not those of the person', () => {
  const role = {
    AWSROLE_ENDPOINTS: 'AWS_ENDPOINT_URL,AWS_REGION',
    AWS_ENDPOINT_URL: 'http://a',
    AWS_REGION: 'eu-west-1',
  };
  const person = { ...own, AWS_DEFAULT_REGION: 'us-east-1', AWS_ENDPOINT_URL_S3: 'http://b' };
  expect(selectHelperEnvironment({ ...person, ...keys, ...role })).toEqual(person);
});

it('keeps from it the token of the role server', () => {
  const served = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/', AWS_CONTAINER_AUTHORIZATION_TOKEN: 't' };
  const state = 'AWS_CONTAINER_CREDENTIALS_FULL_URI=http%3A%2F%2F127.0.0.1%3A1%2F&AWS_CONTAINER_AUTHORIZATION_TOKEN=*';
  expect(selectHelperEnvironment({ ...own, ...served, AWSROLE_STATE: state })).toEqual(own);
  expect(selectHelperEnvironment({ ...own, ...served })).toEqual({ ...own, ...served });
});
