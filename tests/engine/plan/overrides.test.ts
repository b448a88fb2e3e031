import { describe, expect, test } from 'vitest';
import type { PlanRequest } from '../../../src/plan/plan.ts';
import { errorOf, hopsOf, ini, keys, planOf, roleArn } from './planOf.ts';

const config = ini({
  'profile a': [
    `role_arn = ${roleArn('A')}`,
    'source_profile = b',
    'external_id = file',
    'mfa_serial = arn:aws:iam::111122223333:mfa/file',
    'duration_seconds = 900',
    'role_session_name = file',
  ],
  'profile b': [`role_arn = ${roleArn('B')}`, 'source_profile = base', 'external_id = base'],
  'profile w': [`role_arn = ${roleArn('W')}`, 'web_identity_token_file = /t'],
});
const credentials = ini({ base: keys });
const overrides = {
  roleSessionName: 'parameter',
  externalId: 'parameter',
  serialNumber: 'parameter',
  durationSeconds: 3600,
} satisfies PlanRequest;

test('What the request says outranks the profile in the last hop, and is told as what decided.', () => {
  const { hops } = planOf({ config, credentials, profile: 'a', request: overrides });
  expect(hops.at(-1)).toMatchObject({
    roleArn: roleArn('A'),
    sessionName: 'parameter',
    externalId: 'parameter',
    serialNumber: 'parameter',
    durationSeconds: 3600,
    provenance: {
      roleArn: { kind: 'file' },
      sessionName: { kind: 'parameter', name: 'RoleSessionName' },
      externalId: { kind: 'parameter', name: 'ExternalId' },
      serialNumber: { kind: 'parameter', name: 'SerialNumber' },
      durationSeconds: { kind: 'parameter', name: 'DurationSeconds' },
    },
  });
});

test('The hops below are as their profiles say.', () => {
  const { hops } = planOf({ config, credentials, profile: 'a', request: overrides });
  expect(hops[1]).toMatchObject({ externalId: 'base', sessionName: null });
  expect(hops[1]).not.toHaveProperty('durationSeconds');
});

test('A wrong value in the file is no error when it is overridden.', () => {
  const short = config.replace('duration_seconds = 900', 'duration_seconds = 1');
  const plan = planOf({ config: short, credentials, profile: 'a', request: { durationSeconds: 900 } });
  expect(plan.hops.at(-1)).toMatchObject({ durationSeconds: 900 });
});

describe('Parameters have the same bounds as keys', () => {
  test.each([
    [{ durationSeconds: 899 }, /-DurationSeconds/],
    [{ externalId: '' }, /-ExternalId/],
    [{ serialNumber: 'short' }, /-SerialNumber/],
    [{ roleSessionName: 'x' }, /-RoleSessionName/],
    [{ role: { roleArn: 'short', sourceProfile: 'base' } }, /-RoleArn/],
  ] satisfies [PlanRequest, RegExp][])('%j', (request, hint) => {
    const asked = 'role' in request ? { request } : { request, profile: 'a' };
    const error = errorOf({ config, credentials, ...asked });
    expect(error.code).toBe('InvalidParameter');
    expect(error.hint).toMatch(hint);
    expect(error).not.toHaveProperty('file');
  });
});

describe('What no call takes is told in a warning', () => {
  const codesOf = (profile: string, request: PlanRequest) =>
    planOf({ config, credentials, profile, request }).warnings.map(
      ({ code, message }) => `${code} ${message.split(' ')[0]}`,
    );

  test('Keys take nothing, but a device and a duration, which make a session of them.', () => {
    const { serialNumber, ...others } = overrides;
    expect(codesOf('base', others)).toEqual([
      'ParameterIgnored -RoleSessionName',
      'ParameterIgnored -ExternalId',
      'ParameterIgnored -DurationSeconds',
    ]);
    expect(codesOf('base', overrides)).toEqual(['ParameterIgnored -RoleSessionName', 'ParameterIgnored -ExternalId']);
  });

  test('A web identity takes a session name and a duration only.', () => {
    expect(codesOf('w', { roleSessionName: 'me', externalId: 'xyz' })).toEqual(['ParameterIgnored -ExternalId']);
    const request = { roleSessionName: 'me', durationSeconds: 1800 };
    expect(planOf({ config, profile: 'w', request }).hops[0]).toMatchObject({
      sessionName: 'me',
      durationSeconds: 1800,
    });
    expect(errorOf({ config, profile: 'w', request: { durationSeconds: 60 } }).code).toBe('InvalidParameter');
  });
});

describe('A role by its ARN', () => {
  const role = (sourceProfile?: string) => ({
    role: { roleArn: roleArn('X'), ...(sourceProfile !== undefined && { sourceProfile }) },
  });

  test('is assumed last, with the credentials of its source profile.', () => {
    const plan = planOf({ config, credentials, request: { ...role('b'), ...overrides } });
    expect(plan.hops.map(({ kind, profile }) => [kind, profile])).toEqual([
      ['static', 'base'],
      ['assume-role', 'b'],
      ['assume-role', null],
    ]);
    expect(plan.profile).toBeNull();
    expect(plan.hops.at(-1)).toMatchObject({ roleArn: roleArn('X'), externalId: 'parameter', durationSeconds: 3600 });
  });

  test('whose source profile is named wins over the environment keys.', () => {
    const environment = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's' };
    expect(hopsOf({ credentials, environment, request: role('base') })).toEqual(['static base', 'assume-role']);
  });

  test('takes whatever the shell holds when no source is named: its keys.', () => {
    const environment = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's' };
    expect(hopsOf({ credentials, environment, request: role() })).toEqual(['environment', 'assume-role']);
  });

  test('takes whatever the shell holds when no source is named: its profile.', () => {
    expect(hopsOf({ config, credentials, environment: { AWS_PROFILE: 'b' }, request: role() })).toEqual([
      'static base',
      'assume-role b',
      'assume-role',
    ]);
  });

  test('takes whatever the shell holds when no source is named: the default profile.', () => {
    expect(hopsOf({ credentials: ini({ default: keys }), request: role() })).toEqual(['static default', 'assume-role']);
  });

  test('has nothing to be assumed with where the shell holds nothing.', () => {
    expect(errorOf({ credentials, request: role() }).code).toBe('CredentialsNotFound');
  });
});
