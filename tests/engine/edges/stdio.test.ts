import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLineReader, writeAll } from '../../../src/edges/stdio.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-stdio-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readLines(bytes: string | Buffer): string[] {
  const path = join(folder, 'in');
  writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r');
  const read = openLineReader(descriptor);
  const lines: string[] = [];
  for (let line = read(); line !== undefined; line = read()) lines.push(line);
  closeSync(descriptor);
  return lines;
}

describe('openLineReader', () => {
  it.each([
    ['nothing', '', []],
    ['a line without an end', 'a', ['a']],
    ['lines', 'a\nb\n', ['a', 'b']],
    ['empty lines', '\n\n', ['', '']],
    ['a line longer than a chunk', `${'x'.repeat(200_000)}\ny`, ['x'.repeat(200_000), 'y']],
    ['characters over a chunk border', `${'x'.repeat(65_535)}日本\n`, [`${'x'.repeat(65_535)}日本`]],
  ])('reads %s', (_what, text, lines) => {
    expect(readLines(text)).toEqual(lines);
  });
});

describe('writeAll', () => {
  it('writes text in UTF-8', () => {
    const path = join(folder, 'out');
    const descriptor = openSync(path, 'w');
    writeAll(descriptor, 'a日\n');
    closeSync(descriptor);
    expect(readFileSync(path, 'utf8')).toBe('a日\n');
  });
});
