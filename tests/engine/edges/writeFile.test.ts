import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { replaceFile } from '../../../src/edges/writeFile.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'awsrole-write-'));
  return () => rmSync(folder, { recursive: true });
});

it('writes a file for its owner alone, and its folders too', () => {
  const path = join(folder, 'a', 'b', 'token.json');
  expect(replaceFile(path, 'text')).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('text');
  if (process.platform !== 'win32') {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
  }
});

it('replaces what was there, whole, and leaves nothing beside it', () => {
  const path = join(folder, 'token.json');
  writeFileSync(path, 'a much longer text than the new one', { mode: 0o644 });
  expect(replaceFile(path, 'new')).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['token.json']);
});

it('says so when it cannot write, and leaves nothing behind', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(replaceFile(join(folder, 'file', 'token.json'), 'text')).toBe(false);
  expect(existsSync(join(folder, 'file', 'token.json'))).toBe(false);
  expect(readdirSync(folder)).toEqual(['file']);
});
