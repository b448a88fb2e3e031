import { readSync, writeSync } from 'node:fs';
import { systemCodeOf } from './fileCalls.ts';
import { pauseThread } from './pauseThread.ts';

const chunkBytes = 65_536;
const pauseMilliseconds = 5;

/** Reads a descriptor line by line, without a stream: setting one up costs more than the whole request. */
export function openLineReader(descriptor: number): () => string | undefined {
  let pending = Buffer.alloc(0);
  return () => {
    for (;;) {
      const end = pending.indexOf('\n');
      if (end >= 0) {
        const line = pending.toString('utf8', 0, end);
        pending = pending.subarray(end + 1);
        return line;
      }
      const chunk = readChunk(descriptor);
      if (chunk.length === 0) return takeRest();
      pending = Buffer.concat([pending, chunk]);
    }
  };

  function takeRest(): string | undefined {
    const rest = pending.toString('utf8');
    pending = Buffer.alloc(0);
    return rest === '' ? undefined : rest;
  }
}

/** Writes the whole text, also to a pipe that is full for a moment. */
export function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    const written = whenReady(() => writeSync(descriptor, rest));
    rest = rest.subarray(written);
  }
}

function readChunk(descriptor: number): Buffer {
  const chunk = Buffer.alloc(chunkBytes);
  try {
    return chunk.subarray(
      0,
      whenReady(() => readSync(descriptor, chunk)),
    );
  } catch (error) {
    // Windows reports the end of a pipe as an error.
    if (systemCodeOf(error) === 'EOF') return chunk.subarray(0, 0);
    throw error;
  }
}

function whenReady<T>(action: () => T): T {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (systemCodeOf(error) !== 'EAGAIN') throw error;
      pauseThread(pauseMilliseconds);
    }
  }
}
