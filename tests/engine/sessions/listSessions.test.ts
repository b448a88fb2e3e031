import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSessions } from '../../../src/sessions/listSessions.ts';
import { type MemoryWindow, openMemoryWindow, ourFolder } from '../../support/session/memoryWindow.ts';

let window: MemoryWindow;
beforeEach(async () => {
  window = await openMemoryWindow();
  for (const profile of ['readonly', 'audit']) await window.run(profile);
});
afterEach(() => window.close());

describe('listSessions', () => {
  it('lists what is kept, by profile, without secrets', () => {
    const listed = listSessions(window.edges);
    expect(listed.map(({ profile, accountId }) => [profile, accountId])).toEqual([
      ['audit', '444455556666'],
      ['dev', '111122223333'],
      ['readonly', '111122223333'],
    ]);
    expect(listed[1]).toMatchObject({
      roleArn: window.sample.roles.developer,
      roleName: 'Developer',
      remainingSeconds: 3600,
      issued: window.now(),
    });
    expect(listed[1]?.arn).toMatch(/^arn:aws:sts::111122223333:assumed-role\/Developer\//);
    expect(Object.keys(listed[0] ?? {}).some((name) => /secret|token/i.test(name))).toBe(false);
  });

  it('lists nothing that is over', () => {
    window.pass(3599);
    expect(listSessions(window.edges)).toHaveLength(3);
    window.pass(1);
    expect(listSessions(window.edges)).toEqual([]);
  });

  it.each([
    [{ profile: 'dev' }, ['dev']],
    [{ accountId: '444455556666' }, ['audit']],
    [{ profile: 'dev', accountId: '444455556666' }, []],
    [{ profile: 'DEV' }, []],
  ])('lists those that match %j', (filter, profiles) => {
    expect(listSessions(window.edges, filter).map(({ profile }) => profile)).toEqual(profiles);
  });

  it('leaves torn files out', () => {
    for (const file of window.files().values()) file.text = file.text.slice(0, -9);
    expect(listSessions(window.edges)).toEqual([]);
  });

  it('is empty where the folder cannot be used', () => {
    window.edges.machine.folderAt(ourFolder).refuse({ code: 'CacheUnsafe', message: 'no' });
    expect(listSessions(window.edges)).toEqual([]);
    expect(window.told.at(-1)).toMatchObject({ kind: 'warning' });
  });
});
