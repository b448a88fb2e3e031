import { closeSync, openSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';

/** Where a user sits, or a script that pipes the code in. */
export interface Terminal {
  /** Opened only when asked: touching standard input costs start-up time. */
  readonly input: () => NodeJS.ReadStream;
  readonly show: (text: string) => void;
  readonly readLine: () => string | undefined;
}

export interface OpenTerminal extends Terminal {
  readonly close: () => void;
}

/** The terminal that this process belongs to, past its standard streams; undefined if there is none. */
export function openTerminal(platform: NodeJS.Platform): OpenTerminal | undefined {
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
