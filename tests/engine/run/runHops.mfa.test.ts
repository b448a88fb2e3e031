import { describe, expect, it } from 'vitest';
import { openMemoryWindow } from '../../support/session/memoryWindow.ts';

/** A window whose source wants one code for all of its roles, and knows a role more. */
async function openWindow() {
  const window = await openMemoryWindow(
    ({ roles, mfaSerial }, url) =>
      `[profile strict]\nrole_arn = ${roles.developer}\nsource_profile = base\nmfa_serial = ${mfaSerial}\nregion = ap-northeast-1\nendpoint_url = ${url}\nrole_session_name = strict\n`,
  );
  const calls = () =>
    window.sts.calls.map(({ operation, parameters }) =>
      `${operation} ${parameters?.['RoleArn']?.replace(/.*\//, '') ?? ''}`.trim(),
    );
  const run = (profile: string) => window.run(profile, {}, window.edges, { mfaSession: true });
  return { ...window, calls, run };
}

describe('an MFA session', () => {
  it('is made with one code for every role of the source, kept, and found by the next', async () => {
    const { run, calls, questions } = await openWindow();
    expect((await run('dev')).from).toEqual(['call', 'call', 'call']);
    expect((await run('admin')).from).toEqual(['not-needed', 'store', 'call']);
    expect((await run('readonly')).from).toEqual(['call', 'call']);
    expect(calls()).toEqual(['GetSessionToken', 'AssumeRole Developer', 'AssumeRole Admin', 'AssumeRole ReadOnly']);
    expect(questions()).toBe(1);
  });

  it('is asked for anew when it is over', async () => {
    const { run, questions, pass } = await openWindow();
    await run('dev');
    pass(12 * 3600);
    expect((await run('dev')).from).toEqual(['call', 'call', 'call']);
    expect(questions()).toBe(2);
  });

  it('is passed over for a role that wants a code of its own', async () => {
    const { run, calls, questions, sample, pass } = await openWindow();
    const role = sample.world.roles.get(sample.roles.developer);
    if (role === undefined) throw new Error('no role');
    sample.world.roles.set(role.arn, { ...role, trust: { ...role.trust, requireOwnMfa: true } });
    await run('admin');
    pass(60);
    expect((await run('strict')).credentials.assumedRole?.arn).toMatch(/Developer\/strict$/);
    expect(calls()).toEqual(['GetSessionToken', 'AssumeRole Admin', 'AssumeRole Developer', 'AssumeRole Developer']);
    expect(questions()).toBe(2);
  });
});
