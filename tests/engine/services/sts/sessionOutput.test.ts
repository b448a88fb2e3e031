import { describe, expect, it } from 'vitest';
import type { Warning } from '../../../../src/core/warning.ts';
import type { Provenance } from '../../../../src/plan/resolvedValue.ts';
import { isSessionOf, readRoleSession, readSession } from '../../../../src/services/sts/sessionOutput.ts';

describe('a role and the ARN of its session', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/Dev', 'arn:aws:sts::111122223333:assumed-role/Dev/me'],
    ['arn:aws:iam::111122223333:role/a/b/Dev', 'arn:aws:sts::111122223333:assumed-role/Dev/me'],
    ['arn:aws-cn:iam::111122223333:role/Dev', 'arn:aws-cn:sts::111122223333:assumed-role/Dev/me'],
    ['arn:aws:iam:::role/S3Access', 'arn:aws:sts:::assumed-role/S3Access/me'],
    ['arn:aws:iam::111122223333:role/dev', 'arn:aws:sts::111122223333:assumed-role/Dev/me'],
  ])('%s: %s is one', (role, session) => {
    expect(isSessionOf(role, session)).toBe(true);
  });

  it.each([
    ['another account', 'arn:aws:sts::999999999999:assumed-role/Dev/me'],
    ['another role', 'arn:aws:sts::111122223333:assumed-role/Admin/me'],
    ['a role whose name only begins so', 'arn:aws:sts::111122223333:assumed-role/Developer/me'],
    ['another partition', 'arn:aws-us-gov:sts::111122223333:assumed-role/Dev/me'],
    ['a user', 'arn:aws:iam::111122223333:user/Dev'],
    ['a session name with a line break', 'arn:aws:sts::111122223333:assumed-role/Dev/me\nx'],
    ['nothing', undefined],
  ])('%s is none', (_what, session) => {
    expect(isSessionOf('arn:aws:iam::111122223333:role/Dev', session)).toBe(false);
  });
});

describe('the session of an answer', () => {
  const now = new Date('2026-11-24T05:00:00Z');
  const keys = { AccessKeyId: 'ASIAEXAMPLEEXAMPLE12', SecretAccessKey: 's', SessionToken: 't' };
  const ending = (time: string) => ({ Credentials: { ...keys, Expiration: new Date(time) } });

  it('is read without a role for calls that open none', () => {
    expect(readSession(ending('2026-11-24T06:00:00Z'), now)).toMatchObject({ accessKeyId: keys.AccessKeyId });
  });

  it.each(['2026-11-24T05:00:00Z', '2026-11-25T18:00:01Z', '9999-12-31T00:00:00Z', 'nonsense'])(
    'is none when it ends at %s',
    (time) => {
      expect(readSession(ending(time), now)).toBeUndefined();
    },
  );

  it('may be long at other services than AWS, but not longer than a year', () => {
    expect(readSession(ending('2026-11-30T05:00:00Z'), now, true)).toMatchObject({ accessKeyId: keys.AccessKeyId });
    expect(readSession(ending('2027-11-26T05:00:00Z'), now, true)).toBeUndefined();
  });

  it.each([
    ['arn:aws:sts::999999999999:assumed-role/Dev/me', false],
    ['arn:aws-cn:sts::999999999999:assumed-role/Dev/me', false],
    ['arn:aws:sts::999999999999:federated-user/me', false],
    ['arn:aws:sts::000000000000:assumed-role/Dev/me', true],
    ['arn:aws:sts:::assumed-role/Dev/me', true],
    ['arn:aws:sts::111122223333:assumed-role/Admin/me', true],
  ])('of another account is refused from a configured endpoint too: %s', (Arn, isTaken) => {
    const output = { ...ending('2026-11-24T06:00:00Z'), AssumedRoleUser: { Arn, AssumedRoleId: 'A:me' } };
    const endpoint = { url: 'http://sts:9000', signingRegion: 'us-east-1', by: { kind: 'default' } } as const;
    const by = { kind: 'variable', name: 'AWS_ENDPOINT_URL' } as const;
    const session = readRoleSession(output, 'arn:aws:iam::111122223333:role/Dev', now, {
      endpoint: { ...endpoint, by },
      warn: () => {},
    });
    expect(session !== undefined).toBe(isTaken);
  });

  it.each([
    ['MinIO, which says nothing of a role, with a short key ID', { Arn: '', AssumedRoleId: '' }],
    ['a service that names another role', { Arn: 'arn:aws:sts::1:assumed-role/x/y', AssumedRoleId: 'A:y' }],
  ])('is taken from a configured endpoint, with a warning, and from AWS not at all: %s', (_what, AssumedRoleUser) => {
    const warnings: Warning[] = [];
    const output = {
      Credentials: { ...ending('2026-11-24T06:00:00Z').Credentials, AccessKeyId: 'AKID' },
      AssumedRoleUser,
    };
    const ask = (by: Provenance) =>
      readRoleSession(output, 'arn:aws:iam:::role/Dev', now, {
        endpoint: { url: 'http://minio:9000', signingRegion: 'us-east-1', by },
        warn: (warning) => warnings.push(warning),
      });
    expect(ask({ kind: 'variable', name: 'AWS_ENDPOINT_URL' })).toMatchObject({ accessKeyId: 'AKID' });
    expect(warnings).toMatchObject([
      { code: 'SessionMismatch', message: expect.stringContaining('http://minio:9000') },
    ]);
    expect(ask({ kind: 'default' })).toBeUndefined();
  });
});
