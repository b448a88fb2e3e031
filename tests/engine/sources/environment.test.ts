import { expect, it } from 'vitest';
import { readEnvironment } from '../../../src/sources/environment.ts';
import { reveal } from './tools.ts';

const now = new Date('2026-11-24T05:00:00Z');
const read = (environment: Record<string, string>) =>
  reveal(
    readEnvironment({ kind: 'environment', profile: null, accessKeyId: 'AKIA', provenance: {} }, environment, now),
  );

it("takes the shell's keys with token, end and account", () => {
  const environment = {
    AWS_SECRET_ACCESS_KEY: 's',
    AWS_SESSION_TOKEN: 't',
    AWS_CREDENTIAL_EXPIRATION: '2026-11-24T05:00:01+00:00',
    AWS_ACCOUNT_ID: '111122223333',
  };
  expect(read(environment)).toEqual({
    accessKeyId: 'AKIA',
    secretAccessKey: 's',
    sessionToken: 't',
    expiration: new Date('2026-11-24T05:00:01Z'),
    accountId: '111122223333',
  });
});

it('takes AWS_SECURITY_TOKEN before AWS_SESSION_TOKEN, as botocore does', () => {
  expect(read({ AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 'new', AWS_SECURITY_TOKEN: 'old' })).toMatchObject({
    sessionToken: 'old',
  });
});

it('takes an empty token for none', () => {
  expect(read({ AWS_SECRET_ACCESS_KEY: 's', AWS_SECURITY_TOKEN: '', AWS_SESSION_TOKEN: '' })).toEqual({
    accessKeyId: 'AKIA',
    secretAccessKey: 's',
  });
});

it.each(['', 'soon', '99'])('does not mind an end that is %j', (text) => {
  expect(read({ AWS_SECRET_ACCESS_KEY: 's', AWS_CREDENTIAL_EXPIRATION: text })).not.toHaveProperty('code');
});

it('refuses keys whose time is over, without a call', () => {
  expect(read({ AWS_SECRET_ACCESS_KEY: 's', AWS_CREDENTIAL_EXPIRATION: '2026-11-24T05:00:00Z' })).toMatchObject({
    code: 'CredentialsExpired',
    message: expect.stringContaining('2026-11-24T05:00:00.000Z'),
    hint: expect.stringContaining('clock of this machine'),
  });
});

it.each([{}, { AWS_SECRET_ACCESS_KEY: '' }])('refuses a key ID without a secret: %j', (environment) => {
  expect(read(environment)).toMatchObject({ code: 'ProfileIncomplete', target: 'AWS_SECRET_ACCESS_KEY' });
});
