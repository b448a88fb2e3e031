import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renamePatiently, replacePath } from '../../../scripts/lib/files.mjs';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

/** Renames while the system refuses so often; tells what came of it, and how often it waited. */
function attempt(code: string, failures: number, isWindows = true) {
  const pauses: number[] = [];
  let count = 0;
  const rename = () => {
    count += 1;
    if (count <= failures) throw Object.assign(new Error(code), { code });
  };
  try {
    renamePatiently('from', 'to', { rename, isWindows, pause: (milliseconds) => pauses.push(milliseconds) });
    return { outcome: 'done', pauses: pauses.length };
  } catch (error) {
    return { outcome: error instanceof Error ? error.message : error, pauses: pauses.length };
  }
}

describe('renamePatiently', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows for who looks at the file for a moment: %s', (code) => {
    expect(attempt(code, 3)).toEqual({ outcome: 'done', pauses: 3 });
  });

  it('says in the end what holds it', () => {
    expect(attempt('EPERM', 99).outcome).toBe(
      'from is in use. End the shells and programs that run from it, then try again.',
    );
  });

  it.each([
    ['another error', 'ENOSPC', true],
    ['a right that is missing elsewhere', 'EACCES', false],
  ])('does not wait for %s', (_what, code, isWindows) => {
    expect(attempt(code, 1, isWindows)).toEqual({ outcome: code, pauses: 0 });
  });
});

describe('replacePath', () => {
  it('puts a folder in the place of a full one, and leaves nothing of that', () => {
    const folder = makeTemporaryFolder();
    for (const name of ['new', 'old']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, name), name);
    }
    replacePath(join(folder, 'new'), join(folder, 'old'), join(folder, 'aside'));
    expect([readdirSync(folder), readdirSync(join(folder, 'old'))]).toEqual([['old'], ['new']]);
    expect(readFileSync(join(folder, 'old', 'new'), 'utf8')).toBe('new');
  });

  it('leaves the earlier one whole where it cannot step aside', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'old', 'engine'), '');
    expect(() => replacePath(join(folder, 'new'), join(folder, 'old'), join(folder, 'no', 'aside'))).toThrow('ENOENT');
    expect(existsSync(join(folder, 'old', 'engine'))).toBe(true);
  });
});
