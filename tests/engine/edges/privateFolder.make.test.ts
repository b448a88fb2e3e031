import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FolderTools } from '../../../src/edges/privateFile.ts';
import { makePrivateFolder } from '../../../src/edges/privateFolder.ts';
import { makeFaultyCalls } from '../../support/session/faultyCalls.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

function toolsOf(given: Partial<FolderTools> = {}): FolderTools {
  return { platform: 'linux', userId: 0, calls: makeFaultyCalls().calls, pause: () => {}, forbidden: 0o077, ...given };
}

describe('makePrivateFolder', () => {
  it('makes the folder and all above it for the user alone', () => {
    const parent = makeTemporaryFolder();
    expect(makePrivateFolder(join(parent, 'a', 'b'), toolsOf())).toBeUndefined();
    expect([join(parent, 'a'), join(parent, 'a', 'b')].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o700,
    ]);
  });

  it('is content with a folder that another process made first', () => {
    const path = join(makeTemporaryFolder(), 'a');
    mkdirSync(path);
    expect(makePrivateFolder(path, toolsOf())).toBeUndefined();
  });

  it('leaves folders above it that exist as they are', () => {
    const parent = join(makeTemporaryFolder(), 'open');
    mkdirSync(parent, { mode: 0o755 });
    makePrivateFolder(join(parent, 'a'), toolsOf());
    expect(statSync(parent).mode & 0o777).toBe(0o755);
  });

  it.each(['EACCES', 'EROFS', 'ENOSPC', 'ENAMETOOLONG'])('names what the system refuses: %s', (code) => {
    const { calls } = makeFaultyCalls({ call: 'mkdirSync', code, times: 9 });
    expect(makePrivateFolder('/nowhere/a', toolsOf({ calls }))).toMatchObject({
      warning: { code: 'CacheFailed', message: expect.stringContaining(code) },
      reason: expect.stringContaining(code),
    });
  });

  it('names a file that stands in the way', () => {
    const file = join(makeTemporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(makePrivateFolder(join(file, 'a'), toolsOf())).toMatchObject({ warning: { code: 'CacheFailed' } });
  });
});

describe('makePrivateFolder on Windows', () => {
  const windows = (restrict: (path: string) => boolean) => toolsOf({ platform: 'win32', userId: undefined, restrict });

  it('gives a folder its name only after its access list is right', () => {
    const path = join(makeTemporaryFolder(), 'AwsRole', 'sessions');
    const seen: boolean[] = [];
    const restrict = (fresh: string) => {
      seen.push(existsSync(fresh), existsSync(path));
      return true;
    };
    expect(makePrivateFolder(path, windows(restrict))).toBeUndefined();
    expect(seen).toEqual([true, false]);
    expect(readdirSync(join(path, '..'))).toEqual(['sessions']);
  });

  it('makes no folder whose access list cannot be set', () => {
    const path = join(makeTemporaryFolder(), 'sessions');
    expect(
      makePrivateFolder(
        path,
        windows(() => false),
      ),
    ).toMatchObject({ warning: { code: 'CacheUnsafe' } });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  it('is content with a folder that another process made meanwhile', () => {
    const path = join(makeTemporaryFolder(), 'sessions');
    const restrict = () => {
      mkdirSync(path);
      writeFileSync(join(path, 'one'), '');
      return true;
    };
    expect(makePrivateFolder(path, windows(restrict))).toBeUndefined();
    expect(readdirSync(join(path, '..'))).toEqual(['sessions']);
  });

  it('waits for a program that looks into the new folder for a moment', () => {
    const { calls } = makeFaultyCalls({ call: 'renameSync', code: 'EPERM', times: 2 });
    const path = join(makeTemporaryFolder(), 'sessions');
    const pauses: number[] = [];
    const tools = { ...windows(() => true), calls, pause: (milliseconds: number) => void pauses.push(milliseconds) };
    expect(makePrivateFolder(path, tools)).toBeUndefined();
    expect(pauses).toHaveLength(2);
    expect(readdirSync(join(path, '..'))).toEqual(['sessions']);
  });

  it('names what the system refuses', () => {
    const { calls } = makeFaultyCalls({ call: 'renameSync', code: 'EACCES', times: 99 });
    const path = join(makeTemporaryFolder(), 'sessions');
    expect(makePrivateFolder(path, { ...windows(() => true), calls })).toMatchObject({
      warning: { code: 'CacheFailed' },
    });
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});
