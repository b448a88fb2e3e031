import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from '../../../src/edges/readFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function reasonOf(path: string): string | undefined {
  const read = readFile(path);
  return read.ok ? undefined : /cannot be read \((.*)\)\.$/.exec(read.error.message)?.[1];
}

describe('readFile', () => {
  it('gives the bytes', () => {
    writeFileSync(join(folder, 'a'), 'x');
    expect(readFile(join(folder, 'a'))).toMatchObject({ ok: true, value: Buffer.from('x') });
  });

  it.each([
    ['a missing file', join(folder, 'none')],
    ['a path through a file', join(folder, 'a', 'b')],
    ['the null device', devNull],
  ])('counts %s as no file', (_what, path) => {
    expect(readFile(path)).toEqual({ ok: true, value: undefined });
  });

  it.skipIf(process.platform === 'win32')('says of what is no file what it is, and waits for none', async () => {
    const [pipe, socket, device] = ['pipe', 'socket', 'device'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    execFileSync('mkfifo', [pipe]);
    const server = createServer().listen(socket);
    await once(server, 'listening');
    symlinkSync('/dev/zero', device);
    const reasons = [folder, pipe, socket, device].map(reasonOf);
    server.close();
    expect(reasons).toEqual(['a folder', 'a pipe', 'a socket', 'a device'].map((kind) => `it is ${kind}, not a file`));
  });

  it('reads nothing of a file that no one can mean', () => {
    const huge = join(folder, 'huge');
    writeFileSync(huge, '');
    truncateSync(huge, 100e6 + 1);
    expect(reasonOf(huge)).toBe('it is larger than 100 MB');
  });

  it('names a file that it cannot read', () => {
    expect(readFile('a\0b')).toMatchObject({ ok: false, error: { code: 'ConfigSyntax', file: 'a\0b' } });
  });
});
