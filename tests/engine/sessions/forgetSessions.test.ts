import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetSessions, forgetSessionsOfFile } from '../../../src/sessions/forgetSessions.ts';
import { listSessions } from '../../../src/sessions/listSessions.ts';
import { openStore, plain } from '../../../src/sessions/store.ts';
import { type MemoryWindow, openMemoryWindow, ourFolder } from '../../support/session/memoryWindow.ts';
import { makeStoredSession } from '../../support/session/sessions.ts';

let window: MemoryWindow;
beforeEach(async () => {
  window = await openMemoryWindow();
  for (const profile of ['readonly', 'audit']) await window.run(profile);
});
afterEach(() => window.close());

describe('forgetSessions', () => {
  it.each([
    [{ profile: 'dev' }, ['audit', 'readonly']],
    [{ accountId: '111122223333' }, ['audit']],
    [{ roleArn: 'arn:aws:iam::444455556666:role/Auditor' }, ['dev', 'readonly']],
    [{ profile: 'dev', accountId: '444455556666' }, ['audit', 'dev', 'readonly']],
    [{ profile: 'nobody' }, ['audit', 'dev', 'readonly']],
    [{}, []],
  ])('forgets those that match %j, here and at aws-cli', (filter, left) => {
    expect(forgetSessions(window.edges, filter)).toBe(3 - left.length);
    expect(listSessions(window.edges).map(({ profile }) => profile)).toEqual(left);
    expect(window.awsCliFiles().size).toBe(left.length);
  });

  it('makes the next run ask again', async () => {
    const before = await window.run('dev');
    forgetSessions(window.edges);
    expect((await window.run('dev')).key).not.toBe(before.key);
    expect(window.questions()).toBe(2);
  });

  it('leaves a session that aws-cli made since', () => {
    for (const file of window.awsCliFiles().values()) file.text = file.text.replace(/ASIA\w+/, 'ASIAEXAMPLEANOTHER01');
    forgetSessions(window.edges);
    expect(window.awsCliFiles().size).toBe(3);
  });

  it('forgets without a filter also what cannot be read, with one nothing else', () => {
    const others = ['torn.session', 'x.sealed', 'x.session.1.awsrole-tmp', 'kept.otherwise'];
    for (const name of others) window.files().set(name, { text: 'torn', modified: window.now() });
    forgetSessions(window.edges, { profile: 'dev' });
    expect(others.every((name) => window.files().has(name))).toBe(true);
    expect(forgetSessions(window.edges)).toBe(2);
    expect([...window.files().keys()]).toEqual(['kept.otherwise']);
  });

  it('forgets nothing where the folder cannot be used', () => {
    window.edges.machine.folderAt(ourFolder).refuse({ code: 'CacheUnsafe', message: 'no' });
    expect(forgetSessions(window.edges)).toBe(0);
    expect(window.told.at(-1)).toMatchObject({ kind: 'warning' });
  });
});

describe('forgetSessionsOfFile', () => {
  const codec = { ...plain, ending: '.other' };

  it.each([
    ['as they lie plainly', undefined, '.session'],
    ['as they lie otherwise', codec, '.other'],
  ])('forgets the sessions of a token that is removed, %s', (_what, chosen, ending) => {
    const store = openStore(window.edges.machine.openFolder(ourFolder), () => {}, chosen);
    store.write({ text: 'a', name: 'a' }, makeStoredSession({ key: 'a', whileFile: '/token' }));
    store.write({ text: 'b', name: 'b' }, makeStoredSession({ key: 'b', whileFile: '/another' }));
    forgetSessionsOfFile(window.edges, '/token', chosen);
    expect(['a', 'b'].map((name) => window.files().has(name + ending))).toEqual([false, true]);
  });
});
