import * as fs from 'node:fs';

/** The calls on files that the session cache makes; an argument, so that tests can make each of them fail. */
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

/** The system's name of an error: ENOENT, EACCES …; 'unknown' for an error of another origin. */
export function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Of what system the files are, and how to wait so many milliseconds. */
export interface Patience {
  readonly platform: NodeJS.Platform;
  readonly pause: (milliseconds: number) => void;
}

const tries = 24;
const longestPauseMilliseconds = 100;

/**
 * Does something with a file, again while another program holds it: on Windows a virus scanner or an indexer does for a
 * moment. About two seconds are granted to it; then its error is thrown, and any other at once.
 */
export function patiently<T>({ platform, pause }: Patience, action: () => T): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return action();
    } catch (error) {
      const isHeld = platform === 'win32' && heldCodes.has(systemCodeOf(error));
      if (!isHeld || attempt === tries) throw error;
      pause(Math.min(attempt * 5, longestPauseMilliseconds));
    }
  }
}

/** Stops this thread for so long: for calls that are tried again and have nothing else to do. */
export function pauseThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);
