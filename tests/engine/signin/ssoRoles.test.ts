import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../src/core/secret.ts';
import type { Portal } from '../../../src/services/portal/portal.ts';
import { listSsoRoles } from '../../../src/signin/ssoRoles.ts';
import { createSample } from '../../support/sts/index.ts';
import { addSampleSso } from '../../support/sts/sample-sso.ts';
import { type SsoServer, startSso } from '../../support/sts/sso.ts';
import { makeTools } from '../sources/tools.ts';

/** A clock that only pauses move: the pace is that of the pauses. */
function makeClock() {
  let now = 0;
  return {
    timer: () => now,
    pause: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

let sso: SsoServer;
const count = 30;
beforeEach(async () => {
  const sample = createSample();
  const directory = addSampleSso(sample);
  const accounts = Array.from({ length: count }, (_, index) => ({
    accountId: String(100_000_000_000 + index),
    accountName: `Account ${String(count - index).padStart(4, '0')}`,
    emailAddress: `a${index}@example.com`,
    roles: { View: '', Admin: '' },
  }));
  sso = await startSso({ state: sample.world, directory: { ...directory, accounts } });
  return () => sso.close();
});

function portal(token = sso.issueToken().accessToken): Portal {
  const loginRequired = { code: 'SsoLoginRequired', message: 'Sign in.', hint: '' } as const;
  return { url: sso.url, token: new Secret(token), open: makeTools().sts, loginRequired };
}

describe('the list of what one may take', () => {
  it('has every account and role, sorted, at no more than twenty calls a second', async () => {
    const clock = makeClock();
    const roles = await listSsoRoles(portal(), { ...clock, tell: () => {} });
    expect(roles.ok && roles.value).toHaveLength(count * 2);
    expect(roles.ok && roles.value[0]).toEqual({
      accountId: String(100_000_000_000 + count - 1),
      accountName: 'Account 0001',
      email: `a${count - 1}@example.com`,
      roleName: 'Admin',
    });
    const calls = sso.calls.length;
    expect(calls).toBe(1 + count);
    expect(clock.timer()).toBeGreaterThanOrEqual((calls - 1) * 50);
    // A thousand accounts are a thousand and ten calls.
    expect((1010 * clock.timer()) / (calls - 1)).toBeLessThan(60_000);
  });

  it('waits out the answer 429, longer each time', async () => {
    const clock = makeClock();
    sso.addFault({ kind: 'throttle', operation: 'ListAccounts', times: 3 });
    const roles = await listSsoRoles(portal(), { ...clock, tell: () => {} });
    expect(roles.ok && roles.value).toHaveLength(count * 2);
    expect(clock.timer()).toBeGreaterThanOrEqual(7000);
  });

  it('ends with the first failure that does not pass', async () => {
    const roles = await listSsoRoles(portal('unknown'), { ...makeClock(), tell: () => {} });
    expect(roles).toMatchObject({ ok: false, error: { code: 'SsoLoginRequired' } });
  });
});
