import { constants } from 'node:fs';
import type { LockAttempt, TryLock } from './edges.ts';
import { type FileCalls, realFileCalls, systemCodeOf } from './fileCalls.ts';

/** open(2) of macOS: opens only when an exclusive lock could be had, which ends with the process. */
const exclusiveLock = 0x20;

const pauseMilliseconds = 50;

/** Locks by files of that folder, which must be this user's alone. For macOS, whose sockets all leave a file behind. */
export function openFileLocks(folder: string, calls: FileCalls = realFileCalls): TryLock {
  return async (name) => tryOpen(`${folder}/${name}.lock`, calls);
}

function tryOpen(path: string, calls: FileCalls): LockAttempt {
  const { O_RDWR, O_CREAT, O_NONBLOCK, O_NOFOLLOW } = constants;
  try {
    const file = calls.openSync(path, O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW | exclusiveLock, 0o600);
    if (isStillThere(path, file, calls)) return { kind: 'held', release: () => release(path, file, calls) };
    // The holder before removed this very file as it ended.
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
