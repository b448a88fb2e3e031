import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { getuid, umask } from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileCalls } from '../../../src/edges/fileCalls.ts';
import type { FolderSettings } from '../../../src/edges/privateFile.ts';
import { openPrivateFolder } from '../../../src/edges/privateFolder.ts';
import { makeFaultyCalls } from '../../support/session/faultyCalls.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

const userId = getuid?.();
const isRoot = userId === 0;
const mine: FolderSettings = { platform: 'linux', userId, pause: () => {} };

function openAt(path: string, settings: Partial<FolderSettings> = {}) {
  return openPrivateFolder(path, { ...mine, ...settings });
}

/** A folder with one file, and its path. */
function makeFolder(): string {
  const path = join(makeTemporaryFolder(), 'sessions');
  openAt(path).write('one', 'text');
  return path;
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('a private folder', () => {
  it('gives back what was written, whole, whatever the text', () => {
    const folder = openAt(join(makeTemporaryFolder(), 'a', 'b', 'sessions'));
    const text = `\u30ed\u30fc\u30eb \0 ${'x'.repeat(1_400_000)}`;
    expect(folder.write('one', text)).toEqual({ kind: 'done', value: undefined });
    expect(folder.read('one')).toEqual({ kind: 'done', value: text });
  });

  it.each(['sessions', './sessions', '../sessions', '~/sessions'])(
    'is not %s: that is another one in each folder',
    (path) => {
      const folder = openAt(path);
      const refused = { kind: 'refused', warning: { code: 'CacheUnsafe', file: path } };
      expect(folder.write('one', 'text')).toMatchObject(refused);
      expect(folder.read('one')).toMatchObject(refused);
      expect(existsSync(path)).toBe(false);
    },
  );

  it('leads a link elsewhere in one step, and lets nobody else in', () => {
    const path = join(makeTemporaryFolder(), 'bin');
    const folder = openAt(path);
    expect(folder.linkTarget('one')).toEqual({ kind: 'absent' });
    folder.link('one', '/first');
    expect(modeOf(path)).toBe('700');
    folder.link('one', '/second');
    expect(folder.linkTarget('one')).toEqual({ kind: 'done', value: '/second' });
    expect(readdirSync(path)).toEqual(['one']);
    chmodSync(path, 0o755);
    expect([folder.link('one', '/third').kind, folder.linkTarget('one').kind]).toEqual(['refused', 'refused']);
  });

  it('is absent until something is written', () => {
    const path = join(makeTemporaryFolder(), 'sessions');
    const folder = openAt(path);
    expect([folder.read('one'), folder.list(), folder.modifiedAt('one'), folder.remove('one')]).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'absent' })),
    );
    expect(existsSync(path)).toBe(false);
  });

  it('tells of files that are not there', () => {
    const folder = openAt(makeFolder());
    expect(folder.read('two')).toEqual({ kind: 'done', value: undefined });
    expect(folder.modifiedAt('two')).toEqual({ kind: 'done', value: undefined });
    expect(folder.remove('two')).toEqual({ kind: 'done', value: false });
  });

  it('lists and removes', () => {
    const folder = openAt(makeFolder());
    expect(folder.list()).toEqual({ kind: 'done', value: ['one'] });
    expect(folder.remove('one')).toEqual({ kind: 'done', value: true });
    expect(folder.list()).toEqual({ kind: 'done', value: [] });
  });

  it.each([0o000, 0o022, 0o077, 0o277, 0o777])('has modes 0700 and 0600 under umask %o', (mask) => {
    const parent = makeTemporaryFolder();
    const before = umask(mask);
    onTestFinished(() => {
      umask(before);
    });
    const path = join(parent, 'cache', 'sessions');
    expect(openAt(path).write('one', 'text').kind).toBe('done');
    umask(before);
    expect([modeOf(join(parent, 'cache')), modeOf(path), modeOf(join(path, 'one'))]).toEqual(['700', '700', '600']);
  });

  it('writes over an old file of any mode with one of mode 0600', () => {
    const path = makeFolder();
    chmodSync(join(path, 'one'), 0o644);
    openAt(path).write('one', 'new');
    expect([modeOf(join(path, 'one')), readFileSync(join(path, 'one'), 'utf8')]).toEqual(['600', 'new']);
  });

  it('works through the plain path on macOS and Windows', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      const folder = openAt(join(makeTemporaryFolder(), 'sessions'), { platform });
      folder.write('one', platform);
      expect(folder.read('one')).toEqual({ kind: 'done', value: platform });
    }
  });
});

describe('a folder that is not private', () => {
  const uses = [
    ['read', (folder: ReturnType<typeof openAt>) => folder.read('one')],
    ['written to', (folder: ReturnType<typeof openAt>) => folder.write('one', 'new')],
    ['listed', (folder: ReturnType<typeof openAt>) => folder.list()],
    ['removed from', (folder: ReturnType<typeof openAt>) => folder.remove('one')],
  ] as const;

  it.each([0o701, 0o710, 0o750, 0o755, 0o770, 0o777, 0o1777])('is not used with mode %o', (mode) => {
    const path = makeFolder();
    chmodSync(path, mode);
    for (const [, use] of uses) {
      expect(use(openAt(path))).toMatchObject({ kind: 'refused', warning: { code: 'CacheUnsafe', file: path } });
    }
    expect(readFileSync(join(path, 'one'), 'utf8')).toBe('text');
  });

  it('is refused with what to do about it', () => {
    const path = makeFolder();
    chmodSync(path, 0o755);
    const answer = openAt(path).read('one');
    expect(answer.kind === 'refused' && answer.warning.message).toBe(
      `The session cache ${path} is accessible to other users (to fix this, run chmod 700 "${path}"), so it is not used.`,
    );
  });

  it.each(uses)('is not %s through a link', (_, use) => {
    const path = makeFolder();
    const link = join(makeTemporaryFolder(), 'link');
    symlinkSync(path, link);
    expect(use(openAt(link))).toMatchObject({ kind: 'refused', warning: { code: 'CacheUnsafe' } });
    expect(readFileSync(join(path, 'one'), 'utf8')).toBe('text');
  });

  it.each(uses)('is not %s through a link on Windows either', (_, use) => {
    const link = join(makeTemporaryFolder(), 'link');
    symlinkSync(makeFolder(), link);
    expect(use(openAt(link, { platform: 'win32' }))).toMatchObject({
      kind: 'refused',
      warning: { code: 'CacheUnsafe' },
    });
  });

  it.each(uses)('is not %s when a file stands in its place', (_, use) => {
    const path = join(makeTemporaryFolder(), 'sessions');
    writeFileSync(path, 'file');
    expect(use(openAt(path))).toMatchObject({ kind: 'refused', warning: { code: 'CacheUnsafe' } });
    expect(readFileSync(path, 'utf8')).toBe('file');
  });

  it.each(uses)('is not %s when a link that leads nowhere stands in its place', (_, use) => {
    const path = join(makeTemporaryFolder(), 'sessions');
    symlinkSync(join(path, 'nowhere'), path);
    expect(use(openAt(path)).kind).toBe('refused');
  });

  it.each(uses)('is not %s when it belongs to another user', (_, use) => {
    expect(use(openAt(makeFolder(), { userId: 4242 }))).toMatchObject({ warning: { code: 'CacheUnsafe' } });
  });

  it('may be entered by others where that was said, as with the folder of another program', () => {
    const path = makeFolder();
    chmodSync(path, 0o755);
    expect(openAt(path, { forbidden: 0o002 }).read('one')).toEqual({ kind: 'done', value: 'text' });
    chmodSync(path, 0o757);
    expect(openAt(path, { forbidden: 0o002 }).read('one').kind).toBe('refused');
  });
});

describe('a file that is not ours alone', () => {
  const isMiss = (path: string) => expect(openAt(path).read('one')).toEqual({ kind: 'done', value: undefined });
  const isRepaired = (path: string) => {
    expect(openAt(path).write('one', 'new').kind).toBe('done');
    expect(openAt(path).read('one')).toEqual({ kind: 'done', value: 'new' });
  };

  it.each([0o604, 0o640, 0o660, 0o666])('is a miss with mode %o, and replaced', (mode) => {
    const path = makeFolder();
    chmodSync(join(path, 'one'), mode);
    isMiss(path);
    isRepaired(path);
  });

  it('is a miss when it is a link, and the link is replaced, not what it leads to', () => {
    const path = makeFolder();
    const target = join(makeTemporaryFolder(), 'target');
    writeFileSync(target, 'precious', { mode: 0o600 });
    openAt(path).remove('one');
    symlinkSync(target, join(path, 'one'));
    isMiss(path);
    isRepaired(path);
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  it.each([['empty'], ['full']])('is a miss when it is a folder, %s, and replaced', (kind) => {
    const path = makeFolder();
    openAt(path).remove('one');
    mkdirSync(join(path, 'one'));
    if (kind === 'full') writeFileSync(join(path, 'one', 'x'), 'x');
    isMiss(path);
    isRepaired(path);
  });

  it('is a miss when it is a pipe, without waiting for a writer, and replaced', () => {
    const path = makeFolder();
    openAt(path).remove('one');
    execFileSync('mkfifo', ['-m', '600', join(path, 'one')]);
    isMiss(path);
    isRepaired(path);
  });

  it('is a miss when it is bigger than a session can be, and replaced', () => {
    const path = makeFolder();
    truncateSync(join(path, 'one'), 100_000_000);
    isMiss(path);
    isRepaired(path);
  });

  it.skipIf(!isRoot)(
    'is a miss when it belongs to another user, and replaced (needs root: only root can give files away)',
    () => {
      const path = makeFolder();
      chownSync(join(path, 'one'), 4242, 4242);
      isMiss(path);
      isRepaired(path);
    },
  );
});

// Each call with each error: tests/long/privateFolder.test.ts.
describe('a file system that fails', () => {
  it('is named with its code', () => {
    const path = makeFolder();
    const { calls } = makeFaultyCalls({ call: 'fsyncSync', code: 'ENOSPC' });
    expect(openAt(path, { calls }).write('one', 'new')).toEqual({
      kind: 'refused',
      warning: {
        code: 'CacheFailed',
        message: `The session cache ${path} cannot be used (ENOSPC: the disk is full), so sessions are not cached. Check the folder and the free disk space, or set AWSROLE_CACHE_DIR to another folder.`,
        file: path,
      },
      reason: `The folder ${path} cannot be used (ENOSPC: the disk is full).`,
    });
  });

  it('does not swallow what is no failure of the system', () => {
    const calls = new Proxy({} as FileCalls, {
      get: () => () => {
        throw new TypeError('a defect');
      },
    });
    expect(() => openAt('/nowhere', { calls }).read('one')).toThrow('a defect');
  });

  it('does without /proc where there is none', () => {
    const path = makeFolder();
    const calls = new Proxy(makeFaultyCalls().calls, {
      get: (target, name: keyof FileCalls) => (name === 'lstatSync' ? () => undefined : target[name]),
    });
    expect(openAt(path, { calls }).read('one')).toEqual({ kind: 'done', value: 'text' });
  });

  it('writes once more when another process took its temporary file for one left behind', () => {
    const path = makeFolder();
    const { calls } = makeFaultyCalls({ call: 'renameSync', code: 'ENOENT' });
    expect(openAt(path, { calls }).write('one', 'new').kind).toBe('done');
    expect(openAt(path).read('one')).toEqual({ kind: 'done', value: 'new' });
  });
});

describe('a file that a scanner holds (Windows)', () => {
  const held = ['EPERM', 'EACCES', 'EBUSY'].flatMap((code) => [1, 2, 5, 20].map((times) => ({ code, times })));

  it.each(held)('is replaced at last: $code $times times', ({ code, times }) => {
    const path = makeFolder();
    const pauses: number[] = [];
    const { calls } = makeFaultyCalls({ call: 'renameSync', code, times });
    const folder = openAt(path, { platform: 'win32', calls, pause: (milliseconds) => pauses.push(milliseconds) });
    expect(folder.write('one', 'new').kind).toBe('done');
    expect(readFileSync(join(path, 'one'), 'utf8')).toBe('new');
    expect(pauses).toHaveLength(times);
  });

  it.each(held)('is read at last: $code $times times', ({ code, times }) => {
    const { calls } = makeFaultyCalls({ call: 'openSync', code, times });
    expect(openAt(makeFolder(), { platform: 'win32', calls }).read('one')).toEqual({ kind: 'done', value: 'text' });
  });

  it('is given up after about two seconds, with nothing left behind', () => {
    const path = makeFolder();
    const pauses: number[] = [];
    const { calls } = makeFaultyCalls({ call: 'renameSync', code: 'EPERM', times: 1000 });
    const folder = openAt(path, { platform: 'win32', calls, pause: (milliseconds) => pauses.push(milliseconds) });
    expect(folder.write('one', 'new')).toMatchObject({ kind: 'refused', warning: { code: 'CacheFailed' } });
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(2500);
    expect(readdirSync(path)).toEqual(['one']);
  });

  it('is not waited for on other systems, where no right comes by waiting', () => {
    const { calls, counts } = makeFaultyCalls({ call: 'renameSync', code: 'EPERM', times: 1000 });
    expect(openAt(makeFolder(), { calls }).write('one', 'new').kind).toBe('refused');
    expect(counts.get('renameSync')).toBe(1);
  });
});
