import * as fs from 'node:fs';
import { platform } from 'node:os';
import { pauseThread } from './fileCalls.ts';

interface FileWatch {
  /** The last content of the replaced file, if another program changed it after `before` was read. */
  readonly findChange: () => Uint8Array | undefined;
  readonly close: () => void;
}

/** Watches a file while it is replaced, so that a late write to it is not lost. Not on Windows, which replaces no open file. */
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
        // The new file is already written, even if the old one cannot be read again.
        return undefined;
      }
    },
    close: () => fs.closeSync(file),
  };
}

/** The content of an open file once it stops changing; programs empty a file before they write to it. */
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

/** The whole content of an open file, from its start. */
function readAgain(file: number): Buffer {
  const bytes = Buffer.alloc(fs.fstatSync(file).size);
  return bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, 0));
}
