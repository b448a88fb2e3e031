import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { getuid } from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestText } from '../../../src/core/digest.ts';
import { openWindows, type Windows } from '../../support/session/windows.ts';

describe('many windows', () => {
  let windows: Windows;
  beforeEach(async () => {
    windows = await openWindows();
  });
  afterEach(() => windows.close());

  it('share the session of a hop that two profiles have in common', async () => {
    const started = ['audit', 'dev', 'audit', 'dev'].map((profile) => windows.start(profile, { promptSeconds: 1 }));
    const answers = await Promise.all(started.map(({ answer }) => answer));
    expect(answers.map((answer) => answer?.error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(windows.prompts()).toHaveLength(1);
    expect(windows.sts.calls).toHaveLength(2);
  });

  it('hear what they wait for', async () => {
    const first = windows.start('dev', { waits: true });
    await until(() => windows.prompts().length === 1);
    const second = windows.start('dev');
    await until(() => countWaiting() === 1);
    windows.letAnswer();
    const message = `Waiting for another window that is prompting for the MFA code from ${windows.sample.mfaSerial}.`;
    expect((await second.answer)?.told).toContain(message);
    expect((await first.answer)?.told).not.toContain(message);
  });

  it('go on at once when the one that asked is killed: the next asks', async () => {
    const first = windows.start('dev', { waits: true });
    await until(() => windows.prompts().length === 1);
    const second = windows.start('dev');
    await until(() => countWaiting() === 1);
    const killed = performance.now();
    first.child.kill('SIGKILL');
    await until(() => windows.prompts().length === 2);
    // Whoever did not notice the end would look again after five seconds, or ask after two minutes.
    expect(performance.now() - killed).toBeLessThan(4500);
    expect((await second.answer)?.from).toEqual(['call', 'call']);
  });

  it.skipIf(platform() !== 'linux')(
    'are not held up by a stranger who took the name of the lock (Linux: elsewhere it has another name)',
    async () => {
      const first = windows.start('dev', { waits: true });
      await until(() => windows.prompts().length === 1);
      first.child.kill('SIGKILL');
      await first.answer;
      const stranger = createServer().listen(`\0awsrole-${findLockName(windows)}`);
      await once(stranger, 'listening');
      const { told, from } = await windows.run('dev');
      stranger.close();
      expect(told.join('\n')).toContain('the lock belongs to a process that is not AwsRole');
      expect(from).toEqual(['call', 'call']);
    },
  );

  it('each ask for themselves when the one before was refused', async () => {
    const first = windows.start('dev', { promptSeconds: 1, code: 'nonsense' });
    await until(() => windows.prompts().length === 1);
    const second = await windows.run('dev');
    expect((await first.answer)?.error?.code).toBe('MfaRejected');
    expect(second.from).toEqual(['call', 'call']);
  });

  it('keep nothing and find nothing with use: false', async () => {
    await windows.runHere('readonly', { cache: { use: false } });
    await windows.runHere('readonly', { cache: { use: false } });
    expect(windows.sts.calls).toHaveLength(2);
    expect(existsSync(windows.cacheFolder)).toBe(false);
  });

  it('renew by one code and one call what all of them want renewed at once', async () => {
    const before = await windows.runHere('dev');
    const started = Array.from({ length: 4 }, () => windows.start('dev', { cache: { refresh: true }, waits: true }));
    await until(() => countWaiting() === 3);
    windows.letAnswer();
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
