import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { getBuiltinModule } from 'node:process';
import { StringDecoder } from 'node:string_decoder';
import { pauseThread, systemCodeOf } from './fileCalls.ts';

const chunkBytes = 65_536;
const pauseMilliseconds = 5;

/** Reads a descriptor line by line, without a stream, whose setup costs more than the whole request. */
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

type Write = (text: string) => void;

/**
 * Writes to a descriptor in UTF-8. A Windows console gets text instead of bytes, which it would decode with its own code
 * page; the terminal stream of Node.js does that.
 */
export function openWriter(descriptor: number, platform: NodeJS.Platform, openConsole = findConsole): Write {
  let write: Write | undefined;
  return (text) => {
    write ??= (platform === 'win32' ? openConsole(descriptor) : undefined) ?? ((rest) => writeAll(descriptor, rest));
    write(text);
  };
}

/** The part of an input stream, such as `process.stdin`, that is used here. */
export type Input = Pick<NodeJS.ReadStream, 'on' | 'off' | 'pause' | 'resume'>;

/**
 * The first line of the input, without its line ending; undefined if none arrives within that many seconds, or the input
 * ends first. Then pauses the input, so that it can be read in another way. Text after the line is dropped: the sender
 * waits for its answer, so there is none.
 */
export function readLineWithin(input: Input, seconds: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const decoder = new StringDecoder('utf8');
    let text = '';
    const finish = (line: string | undefined) => {
      clearTimeout(timer);
      input.off('data', read).off('end', leave).off('error', leave).pause();
      resolve(line);
    };
    const leave = () => finish(undefined);
    const read = (chunk: Buffer) => {
      text += decoder.write(chunk);
      const end = text.indexOf('\n');
      if (end >= 0) finish(text.slice(0, end));
    };
    const timer = setTimeout(leave, seconds * 1000);
    input.on('data', read).on('end', leave).on('error', leave).resume();
  });
}

/** Returns a function that reads the next line, without its line ending; undefined at the end of the input. */
export function followLines(input: Input): () => Promise<string | undefined> {
  const decoder = new StringDecoder('utf8');
  const lines: string[] = [];
  let [text, isOver] = ['', false];
  let wake = () => {};
  const end = () => {
    isOver = true;
    wake();
  };
  input.on('data', (chunk: Buffer) => {
    const parts = (text + decoder.write(chunk)).split('\n');
    text = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  input.on('end', end).on('error', end).resume();
  return async () => {
    while (lines.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return lines.shift();
  };
}

function findConsole(descriptor: number): Write | undefined {
  if (!isTerminalAt(descriptor)) return undefined;
  const stream = new (getBuiltinModule('node:tty').WriteStream)(descriptor);
  return (text) => {
    stream.write(text);
  };
}

/** Whether a descriptor is a terminal. */
export function isTerminalAt(descriptor: number): boolean {
  // Checked first, since node:tty loads streams and sockets, which a pipe and /dev/null do not need.
  return mayBeTerminal(descriptor) && getBuiltinModule('node:tty').isatty(descriptor);
}

function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    // On Windows, devices have no number.
    return stats.isCharacterDevice() && (stats.rdev === 0 || stats.rdev !== statSync(devNull).rdev);
  } catch {
    // The process was started without standard streams.
    return false;
  }
}

/** Writes the whole text, and waits while a pipe is full. */
function writeAll(descriptor: number, text: string): void {
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
