import { closeSync, openSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';
import { loadReadline } from './node.ts';
import { endSignals } from './signals.ts';

/** A terminal in raw mode: reads single keys and draws on the screen, until it is closed. */
export interface Screen {
  readonly size: () => { readonly columns: number; readonly rows: number };
  readonly write: (text: string) => void;
  /** All events since the last call; if there are none, waits for one. */
  readonly next: () => Promise<ScreenEvents>;
  /** Whether there were no events since the last call of `next`. */
  readonly isQuiet: () => boolean;
  /** Restores the terminal. */
  readonly close: () => void;
}

export interface ScreenEvents {
  readonly keys: readonly ScreenKey[];
  readonly isResized: boolean;
  /** The terminal is gone, or the process received a signal to end. */
  readonly isOver: boolean;
}

export interface ScreenKey {
  readonly name: string | undefined;
  readonly text: string | undefined;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** Opens the terminal; undefined if there is none. */
export type OpenScreen = () => Screen | undefined;

type ScreenProcess = Pick<NodeJS.Process, 'stdin' | 'stderr' | 'on' | 'off' | 'pid' | 'kill'>;

/** Reads keys from standard input and draws to standard error; standard output is for the result. */
export function openStandardScreen(process: ScreenProcess): Screen | undefined {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return openScreen(process, { input: stdin, output: stderr, close: () => stdin.pause() });
}

/** Opens the controlling terminal of the process, since the module uses its standard streams for the protocol. */
export function openOwnScreen(process: ScreenProcess, platform: NodeJS.Platform): Screen | undefined {
  const [from, to] = platform === 'win32' ? ['\\\\.\\CONIN$', '\\\\.\\CONOUT$'] : ['/dev/tty', '/dev/tty'];
  const descriptors: number[] = [];
  try {
    for (const path of [from, to]) descriptors.push(openSync(path, 'r+'));
    const { ReadStream, WriteStream } = getBuiltinModule('node:tty');
    const [input, output] = [new ReadStream(descriptors[0] ?? 0), new WriteStream(descriptors[1] ?? 0)];
    const close = () => {
      input.destroy();
      output.destroy();
    };
    return openScreen(process, { input, output, close });
  } catch {
    // There is no terminal: a service, a scheduled task, a container.
    for (const descriptor of descriptors) closeSync(descriptor);
    return undefined;
  }
}

interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly close: () => void;
}

// The other screen, without wrapping, and with pasted text told from typed; and back. What was drawn is erased first: a
// terminal without another screen shows it too.
const enter = '\x1b[?1049h\x1b[?7l\x1b[?2004h';
const leave = '\x1b[0m\x1b[?2004l\x1b[?7h\x1b[?25h\x1b[2J\x1b[H\x1b[?1049l';

/** How many milliseconds after an escape character it counts as the Esc key: on a slow line, an arrow key arrives in pieces. */
const escapeCodeTimeout = 50;

function openScreen(process: ScreenProcess, { input, output, close }: Streams): Screen {
  const events = { keys: [] as ScreenKey[], isResized: false, isOver: false };
  let wake: (() => void) | undefined;
  const notify = () => {
    // Deferred, so that keys that arrive together are drawn together.
    setImmediate(() => wake?.());
  };
  const press = (text: string | undefined, key: Partial<Omit<ScreenKey, 'text'>>) => {
    const { name, ctrl = false, meta = false, shift = false } = key;
    events.keys.push({ name, text, ctrl, meta, shift });
    notify();
  };
  const resized = () => {
    events.isResized = true;
    notify();
  };
  const end = () => {
    events.isOver = true;
    notify();
  };
  const pause = () => {
    input.setRawMode(false);
    output.write(leave);
    // Without a listener, the signal stops the process here until the shell continues it.
    process.off('SIGTSTP', pause).kill(process.pid, 'SIGTSTP');
    process.on('SIGTSTP', pause);
    resume();
  };
  const resume = () => {
    // The shell has restored its own terminal mode, which Node.js does not notice.
    input.setRawMode(false).setRawMode(true);
    output.write(enter);
    resized();
  };
  loadReadline().emitKeypressEvents(input, { escapeCodeTimeout } as never);
  input.on('keypress', press).on('end', end).on('error', end).setRawMode(true);
  input.resume();
  for (const signal of endSignals) process.on(signal, end);
  process.on('SIGWINCH', resized).on('SIGTSTP', pause).on('SIGCONT', resume);
  output.on('error', end);
  output.write(enter);
  const isQuiet = () => events.keys.length === 0 && !events.isResized && !events.isOver;
  return {
    size: () => readSize(output),
    isQuiet,
    write: (text) => output.write(text),
    next: async () => {
      if (isQuiet()) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const { keys, isResized, isOver } = events;
      Object.assign(events, { keys: [], isResized: false });
      return { keys, isResized, isOver };
    },
    close: () => {
      for (const signal of endSignals) process.off(signal, end);
      process.off('SIGWINCH', resized).off('SIGTSTP', pause).off('SIGCONT', resume);
      output.write(leave);
      input.off('keypress', press).setRawMode(false);
      close();
    },
  };
}

/** Node.js updates the size of its standard streams only; other streams must be refreshed. */
function readSize(output: Streams['output'] & { readonly _refreshSize?: () => void }) {
  output._refreshSize?.();
  // The size is 0 if the terminal does not report it.
  return { columns: output.columns || 80, rows: output.rows || 24 };
}
