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
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { type FileExchange, keepOwner, writeFiles } from '../../../src/edges/writeFiles.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
      error: { code: 'WriteFailed', message: `${path} cannot be written (it is no ordinary file).` },
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
