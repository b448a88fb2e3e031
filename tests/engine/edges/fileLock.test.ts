import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { type FileCalls, realFileCalls } from '../../../src/edges/fileCalls.ts';
import { openFileLocks } from '../../../src/edges/fileLock.ts';
import { makeFaultyCalls, makeSystemError } from '../../support/session/faultyCalls.ts';
import { makeTemporaryFolder } from '../../support/session/temporaryFolder.ts';

const exclusive = 0x20;

/** File calls whose `open` heeds O_EXLOCK as macOS does: a lock on the file itself, not on its name. */
function makeLockingCalls(): FileCalls {
  const holders = new Map<number, number>();
  return {
    ...realFileCalls,
    openSync: (path, flags, mode) => {
      const file = realFileCalls.openSync(path, Number(flags) & ~exclusive, mode);
      const { ino } = realFileCalls.fstatSync(file);
      if ((Number(flags) & exclusive) !== 0 && [...holders.values()].includes(ino)) {
        realFileCalls.closeSync(file);
        throw makeSystemError('EAGAIN', 'openSync');
      }
      holders.set(file, ino);
      return file;
    },
    closeSync: (file) => {
      holders.delete(file);
      realFileCalls.closeSync(file);
    },
  };
}

describe('a lock by a file (macOS)', () => {
  it('is held by one at a time and leaves no file', async () => {
    const folder = makeTemporaryFolder();
    const lock = openFileLocks(folder, makeLockingCalls());
    const first = await lock('a');
    expect(lstatSync(join(folder, 'a.lock')).mode & 0o777).toBe(0o600);
    expect((await lock('a')).kind).toBe('busy');
    expect((await lock('b')).kind).toBe('held');
    if (first.kind === 'held') first.release();
    expect(existsSync(join(folder, 'a.lock'))).toBe(false);
    expect((await lock('a')).kind).toBe('held');
  });

  it('is asked for again after a moment, never longer than asked', async () => {
    const lock = openFileLocks(makeTemporaryFolder(), makeLockingCalls());
    await lock('a');
    const second = await lock('a');
    if (second.kind !== 'busy') throw new Error(second.kind);
    vi.useFakeTimers();
    try {
      for (const [asked, waited] of [[10, 10] as const, [10_000, 50] as const]) {
        const start = Date.now();
        const waiting = second.wait(asked);
        await vi.runAllTimersAsync();
        await waiting;
        expect(Date.now() - start).toBe(waited);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not held by a file that the holder before removed as it ended', async () => {
    const folder = makeTemporaryFolder();
    const calls = makeLockingCalls();
    const removing: FileCalls = {
      ...calls,
      lstatSync: ((...words: Parameters<FileCalls['lstatSync']>) => {
        realFileCalls.rmSync(join(folder, 'a.lock'), { force: true });
        return realFileCalls.lstatSync(...words);
      }) as FileCalls['lstatSync'],
    };
    const attempt = await openFileLocks(folder, removing)('a');
    expect(attempt.kind).toBe('busy');
    expect((await openFileLocks(folder, calls)('a')).kind).toBe('held');
  });

  it.each(['ENOTSUP', 'EROFS', 'ENOENT', 'ELOOP'])('is impossible where the system says %s', async (code) => {
    const { calls } = makeFaultyCalls({ call: 'openSync', code });
    expect(await openFileLocks(makeTemporaryFolder(), calls)('a')).toEqual({ kind: 'impossible', code });
  });

  it('keeps no file open when it was busy', async () => {
    const lock = openFileLocks(makeTemporaryFolder(), makeLockingCalls());
    await lock('a');
    const before = countOpenFiles();
    for (let round = 0; round < 20; round += 1) await lock('a');
    expect(countOpenFiles()).toBe(before);
  });
});

/** Where the system tells it. */
function countOpenFiles(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
}
