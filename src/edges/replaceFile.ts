import { constants, lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileCalls, type Patience, patiently, realFileCalls } from './fileCalls.ts';

/** How one file is put in the place of another. */
export interface Replacement extends Patience {
  readonly calls?: FileCalls;
  /** Gives the new file, still empty and its owner's alone, its owner and mode. */
  readonly prepare: (file: number, path: string) => void;
  /** Asked when all is written; if it says no, nothing happens. */
  readonly isReady?: () => boolean;
}

/** What a killed process can leave behind ends so, and nothing that another program wrote. */
export const temporarySuffix = '.awsrole-tmp';

/**
 * Replaces a file in one step: others see the old bytes or the new ones, whole, whenever this process is killed. Returns
 * what `isReady` said.
 */
export function replaceFile(target: string, bytes: Uint8Array, replacement: Replacement): boolean {
  const { calls = realFileCalls, isReady = () => true } = replacement;
  const temporary = `${target}.${Math.random().toString(36).slice(2)}${temporarySuffix}`;
  try {
    writeNew(temporary, bytes, replacement.prepare, calls);
    const ready = isReady();
    if (ready) patiently(replacement, () => calls.renameSync(temporary, target));
    else calls.rmSync(temporary, { force: true });
    return ready;
  } catch (error) {
    calls.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Removes what killed processes of ours left half-written next to a file: it can hold the same secrets. */
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

/** Whether a temporary file's writer is gone: writing takes milliseconds, and one that was only slow writes once more. */
export function isAbandoned(modified: Date, now: Date): boolean {
  // A time to come means that the clock was set back since: no one writes that long either.
  return Math.abs(now.getTime() - modified.getTime()) > abandonedAfterMilliseconds;
}

const abandonedAfterMilliseconds = 10_000;
