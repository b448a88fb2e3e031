import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FindOptions, findSession } from '../../../src/run/findSession.ts';
import { type MemoryWindow, openMemoryWindow } from '../../support/session/memoryWindow.ts';

let window: MemoryWindow;
beforeEach(async () => {
  window = await openMemoryWindow();
});
afterEach(() => window.close());

function find(profile: string, options?: FindOptions) {
  const { plan, configuration } = window.plan(profile);
  return findSession(plan, configuration, window.edges, options);
}

describe('findSession', () => {
  it('tells what a run would use, without a call or a question', async () => {
    expect(await find('dev')).toBeUndefined();
    const { key } = await window.run('dev');
    window.pass(600);
    expect(await find('dev')).toMatchObject({
      credentials: { accessKeyId: key },
      remainingSeconds: 3000,
      cachedBy: 'awsrole',
    });
    expect([window.sts.calls.length, window.questions()]).toEqual([1, 1]);
  });

  it('wants more than so many seconds to remain', async () => {
    await window.run('dev');
    window.pass(2699);
    expect(await find('dev', { seconds: 900 })).toBeDefined();
    window.pass(1);
    expect([await find('dev', { seconds: 900 }), await find('dev', { seconds: 899 })]).toEqual([
      undefined,
      expect.anything(),
    ]);
  });

  it('looks at aws-cli too, and takes nothing over', async () => {
    const { key } = await window.run('dev');
    window.files().clear();
    expect(await find('dev')).toMatchObject({ credentials: { accessKeyId: key }, cachedBy: 'aws-cli' });
    expect(window.files().size).toBe(0);
  });

  it('tells of any hop of the plan', async () => {
    await window.run('dev');
    expect((await find('audit', { index: 1 }))?.cachedBy).toBe('awsrole');
    expect([await find('audit'), await find('audit', { index: 0 }), await find('audit', { index: 9 })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds nothing sealed without the key, nothing unsealed when sealed is asked for', async () => {
    await window.run('dev');
    expect(await find('dev', { sealed: true })).toBeUndefined();
    expect(window.told.at(-1)).toMatchObject({ kind: 'warning', warning: { code: 'CacheNotSealed' } });
  });

  it('finds nothing that is over, by whatever clock', async () => {
    await window.run('readonly');
    window.pass(3300);
    expect(await find('readonly')).toBeUndefined();
    window.setClock(-3000);
    expect(await find('readonly')).toBeUndefined();
  });
});
