import { describe, expect, it } from 'vitest';
import type { SsoHop } from '../../../src/plan/sources/sso.ts';
import { matchesHop } from '../../../src/sessions/session.ts';
import { roleHop } from '../../support/session/plans.ts';
import { makeCredentials } from '../../support/session/sessions.ts';

const sso = { kind: 'sso', accountId: '111122223333' } as SsoHop;
const assumed = (arn: string) => makeCredentials({ assumedRole: { arn, id: 'x' } });

describe('matchesHop', () => {
  it('is true for a session of the role, whose path AWS leaves out', () => {
    expect(matchesHop(roleHop, makeCredentials())).toBe(true);
  });

  it.each([
    ['another account', 'arn:aws:sts::444455556666:assumed-role/Developer/me'],
    ['another role', 'arn:aws:sts::111122223333:assumed-role/Admin/me'],
    ['a role whose name only begins so', 'arn:aws:sts::111122223333:assumed-role/Developer2/me'],
    ['another partition', 'arn:aws-cn:sts::111122223333:assumed-role/Developer/me'],
    ['the role itself, not a session of it', 'arn:aws:iam::111122223333:role/team/Developer'],
    ['no ARN', 'Developer'],
  ])('is false for %s', (_, arn) => {
    expect(matchesHop(roleHop, assumed(arn))).toBe(false);
  });

  it('is false when nothing says whose session it is', () => {
    const { assumedRole: _, ...rest } = makeCredentials();
    expect(matchesHop(roleHop, rest)).toBe(false);
  });

  it('wants the very session name where one is given', () => {
    expect(['me', 'you'].map((sessionName) => matchesHop({ ...roleHop, sessionName }, makeCredentials()))).toEqual([
      true,
      false,
    ]);
  });

  it('wants the account for SSO', () => {
    expect([sso, { ...sso, accountId: '444455556666' }].map((hop) => matchesHop(hop, makeCredentials()))).toEqual([
      true,
      false,
    ]);
  });
});
