import { closeSync, openSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';
import { fail } from '../protocol/error.ts';
import { notAnswered } from '../protocol/notAnswered.ts';
import { askPerson, type Terminal } from './askPerson.ts';
import type { Ask } from './edges.ts';

/**
 * Asks at the terminal that this process belongs to, past its standard streams, which belong to the program that
 * started it. Without a terminal the question counts at once as not answered.
 */
export function askTerminal(platform: NodeJS.Platform): Ask {
  return async (question) => {
    const terminal = openTerminal(platform);
    if (terminal === undefined) return fail(notAnswered(question));
    try {
      return await askPerson(terminal)(question);
    } finally {
      terminal.close();
    }
  };
}

interface OpenTerminal extends Terminal {
  readonly close: () => void;
}

function openTerminal(platform: NodeJS.Platform): OpenTerminal | undefined {
  // Reading blindly changes the console's mode, which on Windows takes the right to write to its input.
  const input = tryOpen(platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty');
  if (input === undefined) return undefined;
  const output = tryOpen(platform === 'win32' ? '\\\\.\\CONOUT$' : '/dev/tty');
  if (output === undefined) {
    closeSync(input);
    return undefined;
  }
  // Loaded here: with it come net and streams, which most runs never need.
  const { ReadStream, WriteStream } = getBuiltinModule('node:tty');
  const [reader, writer] = [new ReadStream(input), new WriteStream(output)];
  return {
    input: () => reader,
    show: (text) => writer.write(text),
    readLine: () => undefined,
    close: () => {
      reader.destroy();
      writer.destroy();
    },
  };
}

function tryOpen(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch {
    // There is no terminal: a service, a scheduled task, a container.
    return undefined;
  }
}
