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
  for (let reads = 0; reads < maxReads; reads++) {
    pauseThread(pauseMilliseconds);
    const next = readAgain(file);
    if (next.length > 0 && next.equals(bytes)) return bytes;
    bytes = next;
  }
  return bytes;
}

const pauseMilliseconds = 50;
const maxReads = 20;

/** The whole content of an open file, from its start. */
function readAgain(file: number): Buffer {
  const bytes = Buffer.alloc(fs.fstatSync(file).size);
  return bytes.subarray(0, fs.readSync(file, bytes, 0, bytes.length, 0));
}
