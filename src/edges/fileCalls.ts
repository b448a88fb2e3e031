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
