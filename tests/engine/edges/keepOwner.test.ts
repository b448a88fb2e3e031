import { Stats } from 'node:fs';
import { expect, test } from 'vitest';
import { keepOwner } from '../../../src/edges/keepOwner.ts';

const statsOf = (uid: number, gid: number) => Object.assign(Object.create(Stats.prototype) as Stats, { uid, gid });

/** What is called for a new file of user 1, group 1; `refusal` is the system's answer to a change of owner. */
function callsFor(before: Stats, mode: number, refusal?: string): unknown[] {
  const done: unknown[] = [];
  keepOwner(3, before, mode, {
    fstatSync: (() => statsOf(1, 1)) as never,
    fchownSync: (_file, uid, gid) => {
      if (refusal !== undefined) throw Object.assign(new Error(refusal), { code: refusal });
      done.push(['chown', uid, gid]);
    },
    fchmodSync: (_file, bits) => done.push(['chmod', (bits as number).toString(8)]),
  });
  return done;
}

test('A file of the same owner and group gets its mode alone.', () => {
  expect(callsFor(statsOf(1, 1), 0o640)).toEqual([['chmod', '640']]);
});

test.each([
  ['group', 1, 7],
  ['owner', 7, 1],
  ['owner and group', 7, 8],
])('A file of another %s keeps that, and its mode is set after it.', (_what, uid, gid) => {
  expect(callsFor(statsOf(uid, gid), 0o640)).toEqual([
    ['chown', uid, gid],
    ['chmod', '640'],
  ]);
});

test('A group that may not be given away gets no rights, for they would be those of another group.', () => {
  expect(callsFor(statsOf(1, 7), 0o664, 'EPERM')).toEqual([['chmod', '604']]);
});

test('An owner that cannot be kept is an error, and so is any other failure.', () => {
  expect(() => callsFor(statsOf(7, 1), 0o640, 'EPERM')).toThrow('EPERM');
  expect(() => callsFor(statsOf(1, 7), 0o640, 'EIO')).toThrow('EIO');
});
