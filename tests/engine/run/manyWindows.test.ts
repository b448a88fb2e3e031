import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { getuid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestText } from '../../../src/core/digest.ts';
import { openWindows, type RunningWindow, type RunOptions, type Windows } from '../../support/session/windows.ts';

describe('many windows', () => {
  let windows: Windows;
  beforeEach(async () => {
    windows = await openWindows();
  });
  afterEach(() => windows.close());

  /** A window that asks its person, who answers only after `letAnswer`; what others wait for, in a process of its own. */
  async function startAsking(profile: string, options: RunOptions = {}): Promise<RunningWindow> {
    const before = windows.prompts().length;
    const window = windows.start(profile, { ...options, waits: true });
    await until(() => windows.prompts().length > before);
    return window;
  }

  /** A window in this process that waits for another. */
  async function waitHere(profile: string, options: Parameters<Windows['runHere']>[1] = {}) {
    const before = countWaiting();
    const answer = windows.runHere(profile, options);
    await until(() => countWaiting() > before);
    return { answer };
  }

  it('share the session of a hop that two profiles have in common, and leave nothing behind but sessions', async () => {
    const first = await startAsking('audit');
    const second = await waitHere('dev');
    windows.letAnswer();
    const answers = [await first.answer, await second.answer];
    expect(answers.map((answer) => answer?.error)).toEqual([undefined, undefined]);
    expect(windows.prompts()).toHaveLength(1);
    expect(windows.sts.calls).toHaveLength(2);
    expect(readdirSync(windows.cacheFolder).filter((name) => !name.endsWith('.session'))).toEqual([]);
  });

  it('hear what they wait for', async () => {
    const first = await startAsking('dev');
    const second = await waitHere('dev');
    windows.letAnswer();
    const message = `Waiting for another window that is prompting for the MFA code from ${windows.sample.mfaSerial}.`;
    expect((await second.answer).told).toContain(message);
    expect((await first.answer)?.told).not.toContain(message);
  });

  it('go on at once when the one that asked is killed: the next asks', async () => {
    const first = await startAsking('dev');
    const second = await waitHere('dev');
    const killed = performance.now();
    first.child.kill('SIGKILL');
    await until(() => windows.prompts().length === 2);
    // Whoever did not notice the end would look again after five seconds, or ask after two minutes.
    expect(performance.now() - killed).toBeLessThan(4500);
    expect((await second.answer).from).toEqual(['call', 'call']);
  });

  it.skipIf(platform() !== 'linux')(
    'are not held up by a stranger who took the name of the lock (Linux: elsewhere it has another name)',
    async () => {
      const first = await startAsking('dev');
      first.child.kill('SIGKILL');
      await first.answer;
      const stranger = createServer().listen(`\0awsrole-${findLockName(windows)}`);
      await once(stranger, 'listening');
      const { told, from } = await windows.runHere('dev');
      stranger.close();
      expect(told.join('\n')).toContain('the lock belongs to a process that is not AwsRole');
      expect(from).toEqual(['call', 'call']);
    },
  );

  it('each ask for themselves when the one before was refused', async () => {
    const first = await startAsking('dev', { code: 'nonsense' });
    const second = await waitHere('dev');
    windows.letAnswer();
    expect((await first.answer)?.error?.code).toBe('MfaRejected');
    expect((await second.answer).from).toEqual(['call', 'call']);
  });

  it('keep nothing and find nothing with use: false', async () => {
    await windows.runHere('readonly', { cache: { use: false } });
    await windows.runHere('readonly', { cache: { use: false } });
    expect(windows.sts.calls).toHaveLength(2);
    expect(existsSync(windows.cacheFolder)).toBe(false);
  });

  it('renew by one code and one call what all of them want renewed at once', async () => {
    const before = await windows.runHere('dev');
    const cache = { refresh: true };
    const first = await startAsking('dev', { cache });
    const others = [await waitHere('dev', { cache }), await waitHere('dev', { cache })];
    windows.letAnswer();
    const answers = await Promise.all([first, ...others].map(({ answer }) => answer));
    expect(new Set(answers.map((answer) => answer?.accessKeyId)).size).toBe(1);
    expect(answers[0]?.accessKeyId).not.toBe(before.accessKeyId);
    expect(windows.prompts()).toHaveLength(2);
    expect(windows.sts.calls).toHaveLength(2);
  });

  const countWaiting = () => windows.told().filter((line) => line.includes('another window that is prompting')).length;
});

/** The lock of the one session whose maker was killed: it said in the folder what it was at. */
function findLockName({ cacheFolder }: Windows): string {
  const [holder = ''] = readdirSync(cacheFolder).filter((name) => name.endsWith('.holder'));
  return `${digestText(`${getuid?.()} ${cacheFolder}`)}-${holder.replace('.holder', '')}`;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
