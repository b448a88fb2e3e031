import { closeSync, openSync } from 'node:fs';
import { getBuiltinModule } from 'node:process';
import { loadReadline } from './node.ts';
import { endSignals } from './signals.ts';

/** A terminal whose keys are read one by one and whose screen is drawn on, until it is closed. */
export interface Screen {
  readonly size: () => { readonly columns: number; readonly rows: number };
  readonly write: (text: string) => void;
  /** All that has happened since the last call; waits for the first. */
  readonly next: () => Promise<ScreenEvents>;
  /** Whether nothing has happened since. */
  readonly isQuiet: () => boolean;
  /** Gives the terminal back as it was. */
  readonly close: () => void;
}

export interface ScreenEvents {
  readonly keys: readonly ScreenKey[];
  readonly isResized: boolean;
  /** The terminal is gone, or the process is to end. */
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

export type ScreenProcess = Pick<NodeJS.Process, 'stdin' | 'stderr' | 'on' | 'off' | 'pid' | 'kill'>;

/** Keys from standard input, frames to standard error: standard output is the answer's. */
export function openStandardScreen(process: ScreenProcess): Screen | undefined {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  return openScreen(process, { input: stdin, output: stderr, close: () => stdin.pause() });
}

/** The terminal that the process belongs to, past its standard streams, which the module talks on. */
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

/** An escape character alone is a key when nothing follows it for so long: over a slow line an arrow key comes in pieces. */
const escapeCodeTimeout = 50;

function openScreen(process: ScreenProcess, { input, output, close }: Streams): Screen {
  const happened = { keys: [] as ScreenKey[], isResized: false, isOver: false };
  let wake: (() => void) | undefined;
  const tell = () => {
    // Keys that come at once are drawn at once.
    setImmediate(() => wake?.());
  };
  const press = (text: string | undefined, key: Partial<Omit<ScreenKey, 'text'>>) => {
    const { name, ctrl = false, meta = false, shift = false } = key;
    happened.keys.push({ name, text, ctrl, meta, shift });
    tell();
  };
  const resized = () => {
    happened.isResized = true;
    tell();
  };
  const over = () => {
    happened.isOver = true;
    tell();
  };
  const pause = () => {
    input.setRawMode(false);
    output.write(leave);
    // Without a listener the signal stops the process, which goes on here when the shell continues it.
    process.off('SIGTSTP', pause).kill(process.pid, 'SIGTSTP');
    process.on('SIGTSTP', pause);
    resume();
  };
  const resume = () => {
    // The shell put the terminal back into its own mode, which Node does not notice.
    input.setRawMode(false).setRawMode(true);
    output.write(enter);
    resized();
  };
  loadReadline().emitKeypressEvents(input, { escapeCodeTimeout } as never);
  input.on('keypress', press).on('end', over).on('error', over).setRawMode(true);
  input.resume();
  for (const signal of endSignals) process.on(signal, over);
  process.on('SIGWINCH', resized).on('SIGTSTP', pause).on('SIGCONT', resume);
  output.on('error', over);
  output.write(enter);
  const isQuiet = () => happened.keys.length === 0 && !happened.isResized && !happened.isOver;
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
      const { keys, isResized, isOver } = happened;
      Object.assign(happened, { keys: [], isResized: false });
      return { keys, isResized, isOver };
    },
    close: () => {
      for (const signal of endSignals) process.off(signal, over);
      process.off('SIGWINCH', resized).off('SIGTSTP', pause).off('SIGCONT', resume);
      output.write(leave);
      input.off('keypress', press).setRawMode(false);
      close();
    },
  };
}

/** Node keeps up the size of its standard streams alone; others are asked to look again. */
function readSize(output: Streams['output'] & { readonly _refreshSize?: () => void }) {
  output._refreshSize?.();
  // 0: a terminal that does not tell.
  return { columns: output.columns || 80, rows: output.rows || 24 };
}
