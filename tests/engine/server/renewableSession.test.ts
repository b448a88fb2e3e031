import { describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import { openRenewableSession, type ServedSession } from '../../../src/server/renewableSession.ts';

const start = new Date('2026-11-24T05:00:00Z');
const minute = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const error = { code: 'MfaRequired', message: 'A code is needed.', hint: 'Give it.' } as const;

function served(accessKeyId: string, minutes: number): ServedSession {
  const secrets = { secretAccessKey: new Secret('s'), sessionToken: new Secret('t') };
  // The end that AWS tells is another moment on a clock that is wrong: only the one on this clock counts here.
  const credentials = { accessKeyId, ...secrets, expiration: minute(minutes - 180) };
  return { credentials, endsAt: minute(minutes), accountId: null, roleArn: null };
}

function keep(answers: Result<ServedSession>[]) {
  const clock = { now: start };
  const calls: Date[] = [];
  const warnings: string[] = [];
  const session = openRenewableSession(served('first', 60), {
    now: () => clock.now,
    renew: async () => {
      calls.push(clock.now);
      return answers.shift() ?? fail(error);
    },
    warn: ({ code }) => warnings.push(code),
  });
  const keyAt = async (minutes: number) => {
    clock.now = minute(minutes);
    const got = await session.get();
    return got.ok ? got.value.credentials.accessKeyId : got.error.code;
  };
  return { keyAt, session, clock, calls, warnings };
}

describe('openRenewableSession', () => {
  it('answers what it has until 15 minutes before the end, and renews then', async () => {
    const { keyAt, calls } = keep([succeed(served('second', 120))]);
    expect([await keyAt(0), await keyAt(44), await keyAt(46), await keyAt(100)]).toEqual([
      'first',
      'first',
      'second',
      'second',
    ]);
    expect(calls).toEqual([minute(46)]);
  });

  it('answers the old session while it lasts when it cannot be renewed, then the reason', async () => {
    const { keyAt, warnings } = keep([]);
    expect([await keyAt(50), await keyAt(59), await keyAt(60)]).toEqual(['first', 'first', 'MfaRequired']);
    expect(warnings).toEqual(['MfaRequired', 'MfaRequired', 'MfaRequired']);
  });

  it('leaves a source in peace for half a minute after a failure, and tries again then', async () => {
    const { keyAt, calls } = keep([fail(error), succeed(served('second', 120))]);
    await keyAt(50);
    await keyAt(50.4);
    expect(calls).toHaveLength(1);
    expect(await keyAt(50.6)).toBe('second');
  });

  it('does not rest longer because the clock was set back', async () => {
    const { keyAt, calls } = keep([]);
    await keyAt(59);
    await keyAt(50);
    expect(calls).toHaveLength(2);
  });

  it('renews once for many who ask at the same time', async () => {
    const { session, clock, calls } = keep([succeed(served('second', 120))]);
    clock.now = minute(50);
    const got = await Promise.all(Array.from({ length: 20 }, () => session.get()));
    expect(new Set(got.map((one) => (one.ok ? one.value.credentials.accessKeyId : '')))).toEqual(new Set(['second']));
    expect(calls).toHaveLength(1);
  });
});
