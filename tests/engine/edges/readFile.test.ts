import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from '../../../src/edges/readFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('readFile', () => {
  it('gives the bytes', () => {
    writeFileSync(join(folder, 'a'), 'x');
    expect(readFile(join(folder, 'a'))).toMatchObject({ ok: true, value: Buffer.from('x') });
  });

  it.each([
    ['a missing file', join(folder, 'none')],
    ['a folder', folder],
    ['a path through a file', join(folder, 'a', 'b')],
  ])('counts %s as no file', (_what, path) => {
    expect(readFile(path)).toEqual({ ok: true, value: undefined });
  });

  it.skipIf(process.platform === 'win32')('waits for no pipe and reads no device, as aws-cli does not', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    symlinkSync('/dev/zero', join(folder, 'link'));
    expect([pipe, join(folder, 'link')].map(readFile)).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
  });

  it('names a file that it cannot read', () => {
    expect(readFile('a\0b')).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', file: 'a\0b' } });
  });
});
