import * as fs from 'node:fs';

/** The system calls on files, passed as an argument, so that tests can make each of them fail. */
export type FileCalls = Pick<
  typeof fs,
  | 'chmodSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readSync'
  | 'readdirSync'
  | 'readlinkSync'
  | 'renameSync'
  | 'rmSync'
  | 'symlinkSync'
  | 'unlinkSync'
  | 'writeSync'
>;

export const realFileCalls: FileCalls = fs;

/** The system's code of an error, such as ENOENT or EACCES; 'unknown' if the error is not from the system. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** The system that the files are on, and how to wait for some milliseconds. */
export interface RetryTools {
  readonly platform: NodeJS.Platform;
  readonly pause: (milliseconds: number) => void;
}

const tries = 24;
const maxPauseMilliseconds = 100;

/**
 * Does something with a file, and retries while another program has it open, as a virus scanner or an indexer on Windows
 * does for a moment. Throws that error after about two seconds, and any other error immediately.
 */
export function retryWhileInUse<T>({ platform, pause }: RetryTools, action: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return action();
    } catch (error) {
      const isHeld = platform === 'win32' && heldCodes.has(systemCodeOf(error));
      if (!isHeld || attempt === tries) throw error;
      pause(Math.min(attempt * 5, maxPauseMilliseconds));
    }
  }
}

/** Blocks this thread, between the attempts of a synchronous call. */
export function pauseThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);
