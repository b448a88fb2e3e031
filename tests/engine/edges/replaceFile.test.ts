import { fstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { umask } from 'node:process';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type FileCalls, realFileCalls } from '../../../src/edges/fileCalls.ts';
import { type Replacement, replaceFile } from '../../../src/edges/replaceFile.ts';
import { makeFaultyCalls } from '../../support/session/faultyCalls.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = makeTemporaryFolder();
  path = join(folder, 'file');
  writeFileSync(path, 'old');
});

function replace(text: string, given: Partial<Replacement> = {}): boolean {
  return replaceFile(path, Buffer.from(text), { platform: 'linux', pause: () => {}, prepare: () => {}, ...given });
}

/** What is in the folder: the file's text, and the names of all files. */
function look(): readonly unknown[] {
  return [readFileSync(path, 'utf8'), readdirSync(folder)];
}

describe('replaceFile', () => {
  it('puts the new bytes in the place of the old, and leaves nothing beside them', () => {
    expect(replace('new')).toBe(true);
    expect(look()).toEqual(['new', ['file']]);
  });

  it('writes every byte, however few are taken at a time', () => {
    const writeSync = ((file: number, bytes: Uint8Array) =>
      realFileCalls.writeSync(file, bytes, 0, 1)) as FileCalls['writeSync'];
    replace('\u30ed\u30fc\u30eb', { calls: { ...realFileCalls, writeSync } });
    expect(readFileSync(path, 'utf8')).toBe('\u30ed\u30fc\u30eb');
  });

  it.skipIf(process.platform === 'win32')(
    'is its owner\u2019s alone before a byte is in it, whatever the umask',
    () => {
      const before = umask(0);
      onTestFinished(() => {
        umask(before);
      });
      const seen: unknown[] = [];
      replace('new', {
        prepare: (file) => {
          const { size, mode } = fstatSync(file);
          seen.push(size, (mode & 0o777).toString(8));
        },
      });
      expect(seen).toEqual([0, '600']);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    },
  );

  it('has the disk hold the bytes before it renames', () => {
    const order: string[] = [];
    const { calls } = makeFaultyCalls();
    const noting = new Proxy(calls, {
      get: (target, name: keyof FileCalls) => {
        order.push(name);
        return target[name];
      },
    });
    replace('new', { calls: noting });
    expect(order).toEqual(['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync']);
  });

  it('does nothing, and leaves nothing, when it is told so at the end', () => {
    const isReady = () => {
      expect(readdirSync(folder)).toHaveLength(2);
      return false;
    };
    expect(replace('new', { isReady })).toBe(false);
    expect(look()).toEqual(['old', ['file']]);
  });

  it.each([['openSync'], ['writeSync'], ['fsyncSync'], ['closeSync'], ['renameSync']] as const)(
    'throws the error of %s, and leaves what was',
    (call) => {
      const { calls } = makeFaultyCalls({ call, code: 'ENOSPC' });
      expect(() => replace('new', { calls })).toThrow('ENOSPC');
      expect(look()).toEqual(['old', ['file']]);
    },
  );

  it('renames again on Windows while another program holds the file', () => {
    const pauses: number[] = [];
    const { calls } = makeFaultyCalls({ call: 'renameSync', code: 'EPERM', times: 3 });
    replace('new', { calls, platform: 'win32', pause: (milliseconds) => pauses.push(milliseconds) });
    expect([readFileSync(path, 'utf8'), pauses.length]).toEqual(['new', 3]);
  });
});
