import { closeSync, openSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';

/** Where prompts go: to a user at a terminal, or to a script that pipes in the MFA code. */
export interface Terminal {
  /** Opened only on demand, since accessing standard input costs start-up time. */
  readonly input: () => NodeJS.ReadStream;
  readonly show: (text: string) => void;
  readonly readLine: () => string | undefined;
}

interface OpenTerminal extends Terminal {
  readonly close: () => void;
}

/** Opens the controlling terminal of this process, instead of its standard streams; undefined if there is none. */
export function openTerminal(platform: NodeJS.Platform): OpenTerminal | undefined {
  // Reading without echo changes the mode of the console, which on Windows requires write access to its input.
  const input = tryOpen(platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty');
  if (input === undefined) return undefined;
  const output = tryOpen(platform === 'win32' ? '\\\\.\\CONOUT$' : '/dev/tty');
  if (output === undefined) {
    closeSync(input);
    return undefined;
  }
  // Loaded here, since it loads net and streams, which most runs do not need.
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
