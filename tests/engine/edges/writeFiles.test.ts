import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  Stats,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { realFileCalls } from '../../../src/edges/fileCalls.ts';
import type { FileRights } from '../../../src/edges/fileRights.ts';
import { copyOwner, type FileExchange, openWriteFiles } from '../../../src/edges/writeFiles.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A machine on which every file has what its owner, group and mode say, unless told otherwise. */
const plainRights: FileRights = { copy: () => true, canReplace: () => true };
const writeFiles = openWriteFiles(plainRights);
const replace = (path: string, text = 'new') => writeFiles.replace(path, Buffer.from(text));
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe.skipIf(process.platform === 'win32')('writeFiles.replace', () => {
  it('makes folders and file for their owner alone', () => {
    const path = join(folder, 'a', 'b', 'credentials');
    expect(replace(path).ok).toBe(true);
    expect([modeOf(join(folder, 'a')), modeOf(path)]).toEqual([0o700, 0o600]);
  });

  it('closes a file that was open to others, and leaves no other file behind', () => {
    const path = join(folder, 'credentials');
    writeFileSync(path, 'old', { mode: 0o644 });
    replace(path);
    expect([modeOf(path), readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual([0o600, 'new', ['credentials']]);
  });

  it.each([
    ['to a file', true],
    ['to a file that is not there yet', false],
  ])('keeps a link %s', (_what, isThere) => {
    mkdirSync(join(folder, 'dotfiles'));
    const real = join(folder, 'dotfiles', 'credentials');
    if (isThere) writeFileSync(real, 'old');
    symlinkSync(join('dotfiles', 'credentials'), join(folder, 'link'));
    symlinkSync('link', join(folder, 'credentials'));
    replace(join(folder, 'credentials'));
    expect(lstatSync(join(folder, 'credentials')).isSymbolicLink()).toBe(true);
    expect(readFileSync(real, 'utf8')).toBe('new');
  });

  it.each([
    ['a folder in its place', (path: string) => mkdirSync(path), 'EISDIR'],
    ['a link to itself', (path: string) => symlinkSync(path, path), 'ELOOP'],
    ['a file where a folder should be', (path: string) => writeFileSync(join(path, '..', 'no'), ''), 'ENOTDIR'],
  ])('says why it cannot write with %s', (_what, prepare, code) => {
    const path = code === 'ENOTDIR' ? join(folder, 'no', 'credentials') : join(folder, 'credentials');
    prepare(code === 'ENOTDIR' ? join(folder, 'credentials') : path);
    const written = replace(path);
    expect(written).toMatchObject({ ok: false, error: { code: 'WriteFailed', file: path } });
    expect(JSON.stringify(written)).toMatch(/EISDIR|ELOOP|ENOTDIR|EEXIST/);
    expect(readdirSync(folder).filter((name) => /tmp$/.test(name))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('A folder that cannot be made', () => {
  it.runIf(process.platform === 'linux')('is named, with the reason of the system, and what to do', () => {
    const written = writeFiles.replace('/proc/awsrole/a/b', Buffer.from('a'));
    expect(written).toMatchObject({
      ok: false,
      error: {
        code: 'WriteFailed',
        message: '/proc/awsrole/a/b cannot be written, because the folder /proc/awsrole cannot be created (ENOENT).',
        hint: expect.stringMatching(/permissions of the folder.*set HOME/),
      },
    });
  });
});

describe.skipIf(process.platform === 'win32')('What is no file, such as /dev/null, a pipe or a socket,', () => {
  it.each([
    ['replaced', (path: string) => replace(path)],
    [
      'exchanged',
      (path: string) =>
        writeFiles.exchange(path, { before: new Uint8Array(), after: Buffer.from('new'), mode: 'kept', backup: null }),
    ],
  ])('is not %s, also where a link leads to it, and the error says why', async (_what, write) => {
    const path = join(folder, 'config');
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    symlinkSync('socket', path);
    expect(write(path)).toMatchObject({
      ok: false,
      error: { code: 'WriteFailed', message: `${path} cannot be written (it is not a regular file).` },
    });
    expect([statSync(path).isSocket(), readdirSync(folder)]).toEqual([true, ['config', 'socket']]);
    server.close();
  });
});

describe.skipIf(process.platform === 'win32')('writeFiles.exchange', () => {
  const backup = new Date('2026-11-24T05:00:00Z');
  const exchange = (path: string, before: string | undefined, given: Partial<FileExchange> = {}) =>
    writeFiles.exchange(path, {
      before: before === undefined ? undefined : Buffer.from(before),
      after: Buffer.from('new'),
      mode: 'kept',
      backup,
      ...given,
    });

  it('makes a new file and its folder for their owner alone, and no backup of nothing', () => {
    const path = join(folder, 'a', 'config');
    expect(exchange(path, undefined)).toEqual({ ok: true, value: 'done' });
    expect([modeOf(join(folder, 'a')), modeOf(path), readdirSync(join(folder, 'a'))]).toEqual([
      0o700,
      0o600,
      ['config'],
    ]);
  });

  it.each([
    ['keeps the mode of a file', 'kept', 0o640, 0o640],
    ['closes a file that gets secrets', 'private', 0o644, 0o600],
  ] as const)('%s, and what it was', (_what, mode, before, after) => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    chmodSync(path, before);
    expect(exchange(path, 'old', { mode })).toEqual({ ok: true, value: 'done' });
    expect([modeOf(path), readFileSync(path, 'utf8')]).toEqual([after, 'new']);
    expect(readFileSync(join(folder, 'config.2026-11-24.bak'), 'utf8')).toBe('old');
  });

  it.each([
    ['changed', 'other', 'old'],
    ['appeared', 'other', undefined],
    ['gone', undefined, 'old'],
  ])('does nothing when the file is %s meanwhile', (_what, present, before) => {
    const path = join(folder, 'config');
    if (present !== undefined) writeFileSync(path, present);
    expect(exchange(path, before)).toEqual({ ok: true, value: 'changed' });
    expect(readdirSync(folder)).toEqual(present === undefined ? [] : ['config']);
    if (present !== undefined) expect(readFileSync(path, 'utf8')).toBe(present);
  });

  it('looks again when all is written, and does nothing when the file has changed since the first look', () => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    // The backup's date is asked for between the two looks.
    const meanwhile = Object.assign(new Date(backup), {
      toISOString: () => {
        writeFileSync(path, 'other');
        return '2026-11-24T05:00:00.000Z';
      },
    });
    expect(exchange(path, 'old', { backup: meanwhile })).toEqual({ ok: true, value: 'changed' });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['other', ['config', 'config.2026-11-24.bak']]);
  });

  it('gives back what another program wrote between the last look and the exchange', () => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    let meddled = false;
    const renameSync: typeof realFileCalls.renameSync = (from, to) => {
      if (!meddled) writeFileSync(path, 'theirs');
      meddled = true;
      realFileCalls.renameSync(from, to);
    };
    const files = openWriteFiles(plainRights, { ...realFileCalls, renameSync });
    const exchange = { after: Buffer.from('ours'), mode: 'kept', backup: null } as const;
    expect(files.exchange(path, { ...exchange, before: Buffer.from('old') })).toEqual({ ok: true, value: 'changed' });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(files.exchange(path, { ...exchange, before: Buffer.from('theirs') })).toEqual({ ok: true, value: 'done' });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['ours', ['config']]);
  });

  it('waits for what another program has only begun to write into the old file', async () => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    const turn = new Int32Array(new SharedArrayBuffer(4));
    const program = `
      const { parentPort, workerData: { path, turn } } = require('node:worker_threads');
      const file = require('node:fs').openSync(path, 'r+');
      parentPort.postMessage('open');
      Atomics.wait(turn, 0, 0);
      Atomics.wait(turn, 0, 1, 10);
      require('node:fs').writeSync(file, 'theirs', 0);
    `;
    const other = new Worker(program, { eval: true, workerData: { path, turn } });
    await once(other, 'message');
    const renameSync: typeof realFileCalls.renameSync = (from, to) => {
      if (Atomics.exchange(turn, 0, 1) === 0) {
        writeFileSync(path, '');
        Atomics.notify(turn, 0);
      }
      realFileCalls.renameSync(from, to);
    };
    const files = openWriteFiles(plainRights, { ...realFileCalls, renameSync });
    const exchange = { before: Buffer.from('old'), after: Buffer.from('ours'), mode: 'kept', backup: null } as const;
    expect(files.exchange(path, exchange)).toEqual({ ok: true, value: 'changed' });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  it('refuses a file that is read-only, also for an administrator, and keeps no backup', () => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    expect(exchange(path, 'old')).toMatchObject({ ok: false, error: { code: 'WriteFailed', file: path } });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['config']]);
  });

  it('neither follows nor replaces a link in the place of the backup', () => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    symlinkSync(join(folder, 'no', 'where'), join(folder, 'config.2026-11-24.bak'));
    const exchanged = exchange(path, 'old');
    expect(exchanged).toEqual({ ok: true, value: 'done' });
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });

  it('keeps a link, and the backup beside the file that it leads to', () => {
    mkdirSync(join(folder, 'dotfiles'));
    writeFileSync(join(folder, 'dotfiles', 'aws'), 'old');
    symlinkSync(join('dotfiles', 'aws'), join(folder, 'config'));
    exchange(join(folder, 'config'), 'old');
    expect(lstatSync(join(folder, 'config')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'dotfiles', 'aws'), 'utf8')).toBe('new');
    expect([readdirSync(folder), readdirSync(join(folder, 'dotfiles'))]).toEqual([
      ['config', 'dotfiles'],
      ['aws', 'aws.2026-11-24.bak'],
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('The rights of a file that is exchanged', () => {
  const given = { before: Buffer.from('old'), after: Buffer.from('new'), mode: 'kept', backup: null } as const;
  const makeFile = (mode: number) => {
    const path = join(folder, 'config');
    writeFileSync(path, 'old');
    chmodSync(path, mode);
    return path;
  };
  const inodeOf = (path: string) => statSync(path).ino;

  it('are copied to the new one before a byte of it is written', () => {
    const path = makeFile(0o640);
    const seen: unknown[] = [];
    const copy = (from: string, to: string) => {
      seen.push(from, readFileSync(to, 'utf8'), modeOf(to));
      // As macOS' cp does.
      writeFileSync(to, 'bytes that come along');
      return true;
    };
    expect(openWriteFiles({ ...plainRights, copy }).exchange(path, given).ok).toBe(true);
    expect(seen).toEqual([path, '', 0o600]);
    expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', 0o640]);
  });

  it.each([
    [0o660, 0o600],
    [0o640, 0o600],
    [0o664, 0o644],
    [0o644, 0o644],
    [0o600, 0o600],
  ])('do not come to mean more where they cannot be copied: %o is %o then', (before, after) => {
    const path = makeFile(before);
    expect(openWriteFiles({ ...plainRights, copy: () => false }).exchange(path, given).ok).toBe(true);
    expect(modeOf(path)).toBe(after);
  });

  it.each([
    ['gets secrets', 'config', { mode: 'private' }],
    ['is new', 'new', { before: undefined }],
  ] as const)('are not copied where the file %s: it is its owner\u2019s alone', (_what, name, other) => {
    const path = join(makeFile(0o644), '..', name);
    const copy = () => {
      throw new Error('copied');
    };
    expect(openWriteFiles({ ...plainRights, copy }).exchange(path, { ...given, ...other }).ok).toBe(true);
    expect(modeOf(path)).toBe(0o600);
  });

  it.each(['new', 'a text that is longer than the one before'])(
    'stay where the system cannot copy them, for the file is written in place: %s',
    (after) => {
      const path = makeFile(0o640);
      const before = inodeOf(path);
      const files = openWriteFiles({ ...plainRights, canReplace: () => false });
      expect(files.exchange(path, { ...given, after: Buffer.from(after), backup: new Date('2026-11-28') })).toEqual({
        ok: true,
        value: 'done',
      });
      expect([readFileSync(path, 'utf8'), inodeOf(path), modeOf(path)]).toEqual([after, before, 0o640]);
      expect(readdirSync(folder)).toEqual(['config', 'config.2026-11-28.bak']);
    },
  );
});

describe('What a killed process left beside a file', () => {
  it('is removed at the next write, if it is ours and not of this moment', () => {
    const path = join(folder, 'credentials');
    const old = new Date(Date.now() - 60_000);
    for (const name of ['credentials.abc.awsrole-tmp', 'credentials.abc.tmp', 'config.abc.awsrole-tmp']) {
      writeFileSync(join(folder, name), 'secret');
      utimesSync(join(folder, name), old, old);
    }
    writeFileSync(join(folder, 'credentials.now.awsrole-tmp'), 'secret');
    expect(replace(path).ok).toBe(true);
    expect(readdirSync(folder)).toEqual([
      'config.abc.awsrole-tmp',
      'credentials',
      'credentials.abc.tmp',
      'credentials.now.awsrole-tmp',
    ]);
  });
});

describe('writeFiles.append', () => {
  it('adds to the end, and makes the file when there is none', () => {
    const path = join(folder, 'env');
    writeFiles.append(path, 'a\n');
    writeFiles.append(path, 'b\n');
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
  });

  it('says why it cannot write', () => {
    const path = join(folder, 'no', 'env');
    expect(writeFiles.append(path, 'a')).toMatchObject({ ok: false, error: { code: 'WriteFailed', target: path } });
    expect(existsSync(path)).toBe(false);
  });
});

const statsOf = (uid: number, gid: number) => Object.assign(Object.create(Stats.prototype) as Stats, { uid, gid });

/** What is called for a new file of user 1, group 1; `refusal` is the system's answer to a change of owner. */
function callsFor(before: Stats, mode: number, refusal?: string): unknown[] {
  const done: unknown[] = [];
  copyOwner(3, before, mode, {
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
