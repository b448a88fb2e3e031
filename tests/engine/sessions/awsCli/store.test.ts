import { describe, expect, it } from 'vitest';
import { renderAwsCliEntry } from '../../../../src/sessions/awsCli/entry.ts';
import { openAwsCliStore } from '../../../../src/sessions/awsCli/store.ts';
import { fakeSessionEdges } from '../../../support/session/fakeMachine.ts';
import { roleHop } from '../../../support/session/plans.ts';
import {
  addSeconds,
  expiration,
  issued,
  makeCredentials,
  makeStoredSession,
} from '../../../support/session/sessions.ts';

const file = 'abc.json';
const entry = renderAwsCliEntry(makeCredentials());
const path = '/home/me/.aws/cli/cache';

/** The AWS CLI's folder with that file, written at `issued` and looked at so many seconds later. */
function setUp(text?: string, secondsLater = 0) {
  const edges = fakeSessionEdges({ now: () => addSeconds(issued, secondsLater) });
  const folder = edges.machine.folderAt(path);
  if (text !== undefined) folder.files.set(file, { text, modified: issued });
  return { store: openAwsCliStore(edges), folder };
}

describe('a session that aws-cli kept', () => {
  it('is found, and as old as its file', () => {
    const found = setUp(entry, 600).store.find(file, roleHop);
    expect(found?.credentials.accessKeyId).toBe('ASIAEXAMPLESESSION01');
    expect(found?.times).toMatchObject({ issued, lifetime: 3600 });
  });

  it.each([
    [3299, true],
    [3300, false],
    [3601, false],
    [-61, false],
  ])('is used %d seconds after it was issued: %s', (seconds, isFound) => {
    expect(setUp(entry, seconds).store.find(file, roleHop) !== undefined).toBe(isFound);
  });

  it('is used with another margin where that is asked for', () => {
    const { store } = setUp(entry, 3000);
    expect(
      [store.find(file, roleHop, { seconds: 599 }), store.find(file, roleHop, { seconds: 601 })].map(
        (found) => found !== undefined,
      ),
    ).toEqual([true, false]);
  });

  it('is no longer used than the role was asked for, on a machine whose clock is slow by hours', () => {
    const late = renderAwsCliEntry(makeCredentials({ expiration: addSeconds(expiration, 5 * 3600) }));
    expect([3299, 3300].map((seconds) => setUp(late, seconds).store.find(file, roleHop) !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('is not there without a file', () => {
    expect(setUp().store.find(file, roleHop)).toBeUndefined();
  });

  it('is not the one that our own store has and does not use', () => {
    const { store } = setUp(entry);
    expect(store.find(file, roleHop, { known: makeStoredSession() })).toBeUndefined();
    const other = makeStoredSession({ credentials: makeCredentials({ accessKeyId: 'ASIAEXAMPLESESSION02' }) });
    expect(store.find(file, roleHop, { known: other })).toBeDefined();
  });

  it('is never one of another role', () => {
    const { store } = setUp(entry);
    expect(store.find(file, { ...roleHop, roleArn: 'arn:aws:iam::111122223333:role/Admin' })).toBeUndefined();
    expect(store.find(file, { ...roleHop, sessionName: 'you' })).toBeUndefined();
  });

  it.each(['', 'torn {', '{}', '\0\0\0'])('is a miss when the file is torn or foreign, and that stays: %j', (text) => {
    const { store, folder } = setUp(text);
    expect(store.find(file, roleHop)).toBeUndefined();
    expect(store.write(file, makeCredentials())).toBe(
      `${path} has a file abc.json that the AWS CLI did not write. It was not changed.`,
    );
    store.remove(file, 'ASIAEXAMPLESESSION01');
    expect(folder.files.get(file)?.text).toBe(text);
  });

  it('is a miss when the folder cannot be used', () => {
    const { store, folder } = setUp(entry);
    folder.refuse({ code: 'CacheUnsafe', message: 'It is open.' });
    expect(store.find(file, roleHop)).toBeUndefined();
    expect(store.write(file, makeCredentials())).toBeDefined();
    expect(() => store.remove(file, 'x')).not.toThrow();
  });
});

describe('a session that is shared with aws-cli', () => {
  it('is written where there is none, and over an older one of aws-cli\u2019s', () => {
    const over = renderAwsCliEntry(makeCredentials({ expiration: addSeconds(issued, -60) }));
    for (const text of [undefined, over, entry]) {
      const { store, folder } = setUp(text);
      expect(store.write(file, makeCredentials({ accessKeyId: 'ASIAEXAMPLESESSION02' }))).toBeUndefined();
      expect(folder.files.get(file)?.text).toContain('ASIAEXAMPLESESSION02');
    }
  });

  it('is not written over a file that cannot be read', () => {
    const edges = fakeSessionEdges();
    const folder = edges.machine.folderAt(path);
    folder.files.set(file, { text: 'x', modified: issued });
    const unreadable = { ...folder, read: () => ({ kind: 'done' as const, value: undefined }) };
    const store = openAwsCliStore({ ...edges, machine: { ...edges.machine, openForeignFolder: () => unreadable } });
    expect(store.write(file, makeCredentials())).toContain('did not write');
    expect(folder.files.get(file)?.text).toBe('x');
  });

  it('is removed also when it is over', () => {
    const { store, folder } = setUp(entry, 7200);
    store.remove(file, 'ASIAEXAMPLESESSION01');
    expect(folder.files.has(file)).toBe(false);
  });

  it('is removed, but not one that aws-cli put there since', () => {
    const { store, folder } = setUp(entry);
    store.remove(file, 'ASIAEXAMPLESESSION02');
    expect(folder.files.has(file)).toBe(true);
    store.remove(file, 'ASIAEXAMPLESESSION01');
    expect(folder.files.has(file)).toBe(false);
  });
});
