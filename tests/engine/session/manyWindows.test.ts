import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWindows, type Windows } from '../../support/session/windows.ts';

describe('many windows', () => {
  let windows: Windows;
  beforeEach(async () => {
    windows = await openWindows();
  });
  afterEach(() => windows.close());

  // 500: tests/support/session/manyWindows.ts.
  it('get one session by one code and one call, 50 real processes at once', async () => {
    const started = Array.from({ length: 50 }, () => windows.start('dev', { promptSeconds: 1 }));
    const answers = await Promise.all(started.map(({ answer }) => answer));
    expect(answers.filter((answer) => answer?.error !== undefined || answer === undefined)).toEqual([]);
    expect(
      new Set(answers.map((answer) => `${answer?.accessKeyId} ${answer?.secretAccessKey} ${answer?.sessionToken}`))
        .size,
    ).toBe(1);
    expect(windows.prompts()).toHaveLength(1);
    expect(windows.sts.calls).toHaveLength(1);
  });

  it('share the session of a hop that two profiles have in common', async () => {
    const started = ['audit', 'dev', 'audit', 'dev'].map((profile) => windows.start(profile, { promptSeconds: 1 }));
    const answers = await Promise.all(started.map(({ answer }) => answer));
    expect(answers.map((answer) => answer?.error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(windows.prompts()).toHaveLength(1);
    expect(windows.sts.calls).toHaveLength(2);
  });

  it('hear what they wait for', async () => {
    const first = windows.start('dev', { promptSeconds: 2 });
    await waitForPrompt(windows);
    const second = await windows.run('dev');
    await first.answer;
    expect(second.told).toContain(
      `Another window is asking for the code of ${windows.sample.mfaSerial}; waiting for it.`,
    );
  });

  it('go on at once when the one that asked is killed: the next asks', async () => {
    const first = windows.start('dev', { promptSeconds: 60 });
    await waitForPrompt(windows);
    const second = windows.start('dev');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const killed = Date.now();
    first.child.kill('SIGKILL');
    const answer = await second.answer;
    expect(Date.now() - killed).toBeLessThan(1000);
    expect(answer?.from).toEqual(['call', 'call']);
    expect(windows.prompts()).toHaveLength(2);
  });

  it('each ask for themselves when the one before was refused', async () => {
    const first = windows.start('dev', { promptSeconds: 1, code: 'nonsense' });
    await waitForPrompt(windows);
    const second = await windows.run('dev');
    expect((await first.answer)?.error?.code).toBe('MfaRejected');
    expect(second.from).toEqual(['call', 'call']);
  });

  it('keep nothing and find nothing with use: false', async () => {
    await windows.run('readonly', { cache: { use: false } });
    await windows.run('readonly', { cache: { use: false } });
    expect(windows.sts.calls).toHaveLength(2);
    expect(existsSync(windows.cacheFolder)).toBe(false);
  });

  it('renew by one code and one call what all of them want renewed at once', async () => {
    const before = await windows.run('dev');
    const refresh = { cache: { refresh: true }, promptSeconds: 4 };
    const started = Array.from({ length: 6 }, () => windows.start('dev', refresh));
    const answers = await Promise.all(started.map(({ answer }) => answer));
    expect(new Set(answers.map((answer) => answer?.accessKeyId)).size).toBe(1);
    expect(answers[0]?.accessKeyId).not.toBe(before.accessKeyId);
    expect(windows.prompts()).toHaveLength(2);
    expect(windows.sts.calls).toHaveLength(2);
  });

  it('leave nothing behind but the sessions', async () => {
    await Promise.all([windows.run('readonly'), windows.run('dev')]);
    expect(readdirSync(windows.cacheFolder).filter((name) => !name.endsWith('.session'))).toEqual([]);
  });
});

async function waitForPrompt(windows: Windows): Promise<void> {
  while (windows.prompts().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
