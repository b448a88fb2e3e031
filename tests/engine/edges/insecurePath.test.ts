import { chmodSync, chownSync, lchownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPathCheck } from '../../../src/edges/insecurePath.ts';

const userId = process.getuid?.();
let home: string;
let file: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'awsrole-insecure-'));
  file = join(home, '.aws', 'config');
  mkdirSync(join(home, '.aws'), { mode: 0o755 });
  writeFileSync(file, '', { mode: 0o644 });
});
afterEach(() => rmSync(home, { recursive: true }));

const find = (path = file, id = userId) => openPathCheck('linux', id)(path);

describe.skipIf(userId === undefined)('A file that others could change', () => {
  it('is none that only others may read, nor one that is not there', () => {
    expect(find()).toBeUndefined();
    expect(find(join(home, 'none'))).toBeUndefined();
    expect(find('relative')).toBeUndefined();
  });

  it('is one that all may write', () => {
    chmodSync(file, 0o646);
    expect(find()).toEqual({ path: file, isFolder: false, why: 'mode' });
  });

  it('is one in a folder that all may write, unless nobody may replace the files of others there', () => {
    chmodSync(join(home, '.aws'), 0o777);
    expect(find()).toEqual({ path: join(home, '.aws'), isFolder: true, why: 'mode' });
    chmodSync(join(home, '.aws'), 0o1777);
    expect(find()).toBeUndefined();
  });

  it('is one that a link leads to', () => {
    const link = join(home, 'link');
    symlinkSync(file, link);
    expect(find(link)).toBeUndefined();
    chmodSync(join(home, '.aws'), 0o777);
    expect(find(link)).toEqual({ path: join(home, '.aws'), isFolder: true, why: 'mode' });
  });

  it('is one below a folder that all may write, however far above', () => {
    chmodSync(home, 0o777);
    expect(find()).toEqual({ path: home, isFolder: true, why: 'mode' });
    chmodSync(home, 0o1777);
    expect(find()).toBeUndefined();
  });

  it('is one on the way to which others could put another link', () => {
    const open = join(home, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    symlinkSync('../.aws/config', join(open, 'step'));
    symlinkSync('open/step', join(home, 'link'));
    expect(find(join(home, 'link'))).toEqual({ path: open, isFolder: true, why: 'mode' });
    symlinkSync('open', join(home, 'folder'));
    expect(find(join(home, 'folder', 'step'))).toMatchObject({ isFolder: true, why: 'mode' });
  });

  it('is found nowhere on Windows, where mode bits say nothing', () => {
    chmodSync(file, 0o666);
    expect(openPathCheck('win32', undefined)(file)).toBeUndefined();
  });

  describe.skipIf(userId !== 0)('(as root, who can give files away)', () => {
    it("is one of another user's, by itself, its folder or its link; root's own is none", () => {
      chownSync(file, 4001, 4001);
      expect(find()).toEqual({ path: file, isFolder: false, why: 'owner' });
      chownSync(join(home, '.aws'), 4001, 4001);
      expect(find(file, 4001)).toBeUndefined();
      expect(find(file, 4002)).toMatchObject({ why: 'owner' });
      const link = join(home, 'link');
      symlinkSync(file, link);
      lchownSync(link, 4002, 4002);
      expect(find(link, 4001)).toEqual({ path: link, isFolder: false, why: 'owner' });
    });

    it("is one that a group may write, but for the user's own", () => {
      for (const path of [file, join(home, '.aws')]) chownSync(path, 4001, 4001);
      chmodSync(file, 0o664);
      expect(find(file, 4001)).toBeUndefined();
      chownSync(file, 4001, 100);
      chmodSync(file, 0o664);
      expect(find(file, 4001)).toEqual({ path: file, isFolder: false, why: 'mode' });
    });
  });
});
