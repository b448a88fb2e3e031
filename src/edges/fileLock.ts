import { constants } from 'node:fs';
import type { LockAttempt, TryLock } from './edges.ts';
import { type FileCalls, realFileCalls, systemCodeOf } from './fileCalls.ts';

/** O_EXLOCK of open(2) on macOS: opens the file with an exclusive lock, which is released when the process exits. */
const exclusiveLock = 0x20;

const pauseMilliseconds = 50;

/** Locks as files in that folder, which only this user may access. For macOS, where every socket leaves a file behind. */
export function openFileLocks(folder: string, calls: FileCalls = realFileCalls): TryLock {
  return async (name) => tryOpen(`${folder}/${name}.lock`, calls);
}

function tryOpen(path: string, calls: FileCalls): LockAttempt {
  const { O_RDWR, O_CREAT, O_NONBLOCK, O_NOFOLLOW } = constants;
  try {
    const file = calls.openSync(path, O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW | exclusiveLock, 0o600);
    if (isStillThere(path, file, calls)) return { kind: 'held', release: () => release(path, file, calls) };
    // The previous holder removed this file when it released the lock.
    calls.closeSync(file);
    return busy(0);
  } catch (error) {
    const code = systemCodeOf(error);
    return code === 'EAGAIN' || code === 'EWOULDBLOCK' ? busy(pauseMilliseconds) : { kind: 'impossible', code };
  }
}

function isStillThere(path: string, file: number, calls: FileCalls): boolean {
  return calls.lstatSync(path, { throwIfNoEntry: false })?.ino === calls.fstatSync(file).ino;
}

function busy(milliseconds: number): LockAttempt {
  const wait = (most: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, most)));
  return { kind: 'busy', wait };
}

function release(path: string, file: number, calls: FileCalls): void {
  calls.rmSync(path, { force: true });
  calls.closeSync(file);
}
