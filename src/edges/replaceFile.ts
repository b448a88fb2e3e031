import { constants, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileCalls, type RetryTools, realFileCalls, retryWhileInUse } from './fileCalls.ts';

/** How to replace a file. */
export interface Replacement extends RetryTools {
  readonly calls?: FileCalls;
  /** Sets owner and mode of the new file, which is still empty and accessible only to this user. */
  readonly prepare: (file: number, path: string) => void;
  /** Called when the new file is written; if it returns false, the old file stays. */
  readonly isReady?: () => boolean;
}

/** The ending of temporary files that a killed process can leave behind; no other program uses it. */
export const temporarySuffix = '.awsrole-tmp';

/**
 * Replaces a file in one step: even if this process is killed, others see either the whole old file or the whole new one.
 * Returns the result of `isReady`.
 */
export function replaceFile(target: string, bytes: Uint8Array, replacement: Replacement): boolean {
  const { calls = realFileCalls, isReady = () => true } = replacement;
  const temporary = `${target}.${Math.random().toString(36).slice(2)}${temporarySuffix}`;
  try {
    writeNew(temporary, bytes, replacement.prepare, calls);
    const ready = isReady();
    if (ready) retryWhileInUse(replacement, () => calls.renameSync(temporary, target));
    else calls.rmSync(temporary, { force: true });
    return ready;
  } catch (error) {
    calls.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes temporary files that killed processes left next to a file: they can contain the same secrets. */
export function sweepLeftovers(file: string): void {
  const isLeftover = (name: string) => name.startsWith(`${basename(file)}.`) && name.endsWith(temporarySuffix);
  for (const name of readdirSync(dirname(file)).filter(isLeftover)) {
    const path = join(dirname(file), name);
    const modified = lstatSync(path, { throwIfNoEntry: false })?.mtime;
    if (modified !== undefined && isAbandoned(modified, new Date())) rmSync(path, { force: true });
  }
}

function writeNew(path: string, bytes: Uint8Array, prepare: Replacement['prepare'], calls: FileCalls): void {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;
  const file = calls.openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  try {
    prepare(file, path);
    let rest = bytes;
    while (rest.length > 0) rest = rest.subarray(calls.writeSync(file, rest));
    calls.fsyncSync(file);
  } finally {
    calls.closeSync(file);
  }
}

/** Whether the writer of a temporary file is gone. Writing takes milliseconds, and a writer that was only slow retries. */
export function isAbandoned(modified: Date, now: Date): boolean {
  // A time in the future means that the clock was set back, so the file is not new either.
  return Math.abs(now.getTime() - modified.getTime()) > abandonedAfterMilliseconds;
}

const abandonedAfterMilliseconds = 10_000;
