import * as fs from 'node:fs';
import { platform } from 'node:os';
import { pauseThread } from './fileCalls.ts';

export interface FileWatch {
  /** What the file held at last, if that is not what it held before. */
  readonly findChange: () => Uint8Array | undefined;
  readonly close: () => void;
}

/** Keeps an eye on a file that is replaced: what was written into it after the last look would be lost. Windows replaces no open file. */
export function watchFile(target: string, before: Uint8Array | undefined): FileWatch {
  const nothing: FileWatch = { findChange: () => undefined, close: () => {} };
  if (before === undefined || platform() === 'win32') return nothing;
  const file = fs.openSync(target, 'r');
  return {
    findChange: () => {
      try {
        const bytes = readAgain(file);
        return bytes.equals(before) ? undefined : readSettled(file, bytes);
      } catch {
        // The new file is there: if no one can look once more, it was written all the same.
        return undefined;
      }
    },
    close: () => fs.closeSync(file),
  };
}

/** What an open file holds when no one writes on: who writes into a file empties it first. */
function readSettled(file: number, first: Uint8Array): Uint8Array {
  let bytes = first;
  for (let look = 0; look < mostLooks; look++) {
    pauseThread(lookMilliseconds);
    const now = readAgain(file);
    if (now.length > 0 && now.equals(bytes)) return bytes;
    bytes = now;
  }
  return bytes;
}

const lookMilliseconds = 50;
const mostLooks = 20;

/** All of an open file, wherever it was read to. */
function readAgain(file: number): Buffer {
  const bytes = Buffer.alloc(fs.fstatSync(file).size);
  return bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, 0));
}
