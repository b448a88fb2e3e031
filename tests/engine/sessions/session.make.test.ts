import { describe, expect, it } from 'vitest';
import type { SsoHop } from '../../../src/plan/sources/sso.ts';
import type { CacheableHop } from '../../../src/sessions/key.ts';
import { makeSession } from '../../../src/sessions/session.ts';
import { roleHop } from '../../support/session/plans.ts';
import { makeCredentials, makeStoredSession } from '../../support/session/sessions.ts';

const { times } = makeStoredSession();
const slotOf = (hop: CacheableHop) => ({ index: 1, hop, key: { text: 'the key', name: 'n' } });

describe('makeSession', () => {
  it('keeps the credentials with their key, their times and where else they lie', () => {
    expect(makeSession(slotOf(roleHop), makeCredentials(), times, { sharedFile: 'x.json' })).toEqual(
      makeStoredSession({ sharedFile: 'x.json' }),
    );
  });

  it('names no role for SSO', () => {
    const sso = { kind: 'sso', profile: 'sso', accountId: '111122223333', roleName: 'Admin' } as SsoHop;
    expect(makeSession(slotOf(sso), makeCredentials(), times, {})).toMatchObject({
      ...{ profile: 'sso', roleArn: null, roleName: sso.roleName },
    });
  });

  it.each([
    ['have no token', { sessionToken: undefined }],
    ['have no end', { expiration: undefined }],
    ['are of another role', { assumedRole: { arn: 'arn:aws:sts::111122223333:assumed-role/Admin/me', id: 'x' } }],
    ['do not say whose they are', { assumedRole: undefined }],
  ])('keeps no credentials that %s', (_, change) => {
    expect(makeSession(slotOf(roleHop), { ...makeCredentials(), ...change } as never, times, {})).toBeUndefined();
  });

  it.each([300, 299, 0, -60])('keeps no session that will be of no use: %d seconds', (lifetime) => {
    expect(makeSession(slotOf(roleHop), makeCredentials(), { ...times, lifetime }, {})).toBeUndefined();
  });
});
