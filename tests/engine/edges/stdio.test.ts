import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { openLineReader, openWriter } from '../../../src/edges/stdio.ts';

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

function writeToFile(platform: NodeJS.Platform, openConsole?: () => undefined): string {
  const path = join(folder, 'out');
  const descriptor = openSync(path, 'w');
  const write = openWriter(descriptor, platform, openConsole);
  write('a\u65e5\n');
  write('\u2026');
  closeSync(descriptor);
  return readFileSync(path, 'utf8');
}

describe('openWriter', () => {
  it('writes text in UTF-8', () => {
    expect(writeToFile(platform)).toBe('a\u65e5\n\u2026');
  });

  it('writes UTF-8 on Windows too, where it is no console', () => {
    expect(writeToFile('win32', () => undefined)).toBe('a\u65e5\n\u2026');
    expect(writeToFile('win32')).toBe('a\u65e5\n\u2026');
  });

  it('gives a console of Windows text, whose bytes it would read by its own code page', () => {
    const shown: string[] = [];
    const opened: number[] = [];
    const write = openWriter(2, 'win32', (descriptor) => {
      opened.push(descriptor);
      return (text) => shown.push(text);
    });
    expect(opened).toEqual([]);
    write('\u2026');
    write('\u65e5');
    expect({ shown, opened }).toEqual({ shown: ['\u2026', '\u65e5'], opened: [2] });
  });
});
