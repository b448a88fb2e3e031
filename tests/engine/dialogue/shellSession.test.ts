import { describe, expect, it } from 'vitest';
import type { AnswerObject } from '../../../src/core/answer.ts';
import { Secret } from '../../../src/core/secret.ts';
import { addShellSession } from '../../../src/dialogue/shellSession.ts';

const [key, token] = [new Secret('s3cret'), new Secret('t0ken')];
const whose = { profile: 'dev', accountId: '111122223333', region: 'eu-west-1', isProtected: false };
const owned = {
  AWS_ACCOUNT_ID: '111122223333',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWSROLE_PROFILE: 'dev',
  AWSUME_PROFILE: 'dev',
};
const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: key, sessionToken: token };

const variablesOf = (answer: AnswerObject) => addShellSession(answer)['variables'];

describe('addShellSession', () => {
  it('gives a session its keys, when they end, whose they are, and its endpoints by their names too', () => {
    const endpoints = { AWS_ENDPOINT_URL: 'https://a.example', AWS_USE_FIPS_ENDPOINT: 'true' };
    const expiration = new Date('2026-11-24T06:00:00Z');
    expect(variablesOf({ ...whose, endpoints, credentials: { ...credentials, expiration } })).toEqual({
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: key,
      AWS_SESSION_TOKEN: token,
      AWS_CREDENTIAL_EXPIRATION: '2026-11-24T06:00:00+00:00',
      ...owned,
      ...endpoints,
      AWSROLE_ENDPOINTS: 'AWS_ENDPOINT_URL,AWS_USE_FIPS_ENDPOINT',
    });
  });

  it('leaves null what keys that do not end have not', () => {
    const keys = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: key, sessionToken: null, expiration: null };
    const own = { ...whose, profile: null, accountId: null, region: null };
    expect(variablesOf({ ...own, endpoints: {}, credentials: keys })).toMatchObject({
      AWS_SESSION_TOKEN: null,
      AWS_CREDENTIAL_EXPIRATION: null,
      AWS_REGION: null,
      AWSROLE_PROFILE: null,
    });
  });

  it('gives a server no keys, which programs would take before it', () => {
    expect(variablesOf({ ...whose, url: 'http://127.0.0.1:1/', token, endpoints: {} })).toEqual({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/',
      AWS_CONTAINER_AUTHORIZATION_TOKEN: token,
      ...owned,
    });
  });

  it.each([
    ['of an instance', { source: 'instance' }, { roleArn: null, roleName: null, source: 'instance' }],
    ['of a role', { roleArn: 'arn', roleName: 'Dev' }, { roleArn: 'arn', roleName: 'Dev', source: null }],
  ])('gives a session %s as an object', (_whose, answered, shown) => {
    const expiration = new Date(0);
    const { session } = addShellSession({ ...whose, ...answered, credentials: { ...credentials, expiration } });
    const { isProtected: _isProtected, ...named } = whose;
    expect(session).toEqual({ ...named, ...shown, expiration });
  });

  it('gives a server and a selected profile an object without an end', () => {
    for (const answer of [{ ...whose, url: 'http://127.0.0.1:1/', token }, whose]) {
      expect(addShellSession(answer)['session']).toMatchObject({ profile: 'dev', expiration: null });
    }
  });

  it('gives a selected profile no variables: the module sets its name', () => {
    expect(addShellSession(whose)).not.toHaveProperty('variables');
  });

  it.each([[null], [['a']], [{ profile: 'dev' }], [{ credentials: 'x' }], [{ endpoints: {} }]])(
    'leaves any other answer as it is: %j',
    (answer) => {
      expect(addShellSession(answer)).toBe(answer);
    },
  );
});
