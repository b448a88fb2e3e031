import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFiles } from '../../../src/edges/writeFiles.ts';

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
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
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
