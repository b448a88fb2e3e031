import { getBuiltinModule } from 'node:process';

/** The signals that Ctrl+C and Ctrl+\ send to all foreground processes of a terminal. */
const keySignals = ['SIGINT', 'SIGQUIT'] as const;

/** The signals that end a process by default: a request to end, a closed terminal, and the keys above. */
export const endSignals = ['SIGTERM', 'SIGHUP', ...keySignals] as const;

/** After these signals, the terminal would stay without echo; for the others, Node.js restores it. */
const hangUpSignals = ['SIGHUP', 'SIGQUIT'] as const;

/** Calls `act` on such a signal, instead of ending the process. Call the returned function to stop listening. */
export function onEndSignal(act: () => void): () => void {
  const own = getBuiltinModule('node:process');
  for (const signal of hangUpSignals) own.on(signal, act);
  return () => {
    for (const signal of hangUpSignals) own.off(signal, act);
  };
}

/** Calls `act` when this process continues after it was stopped (Ctrl+Z, then fg). Call the returned function to stop listening. */
export function onContinue(act: () => void): () => void {
  const own = getBuiltinModule('node:process');
  own.on('SIGCONT', act);
  return () => own.off('SIGCONT', act);
}

/** Stops this process, as Ctrl+Z does, until the shell continues it; returns at once if no shell could. */
export function suspendProcess(): void {
  const own = getBuiltinModule('node:process');
  own.kill(own.pid, 'SIGTSTP');
}

type EndingProcess = Pick<NodeJS.Process, 'stdin' | 'once' | 'on'>;

/**
 * Resolves when this process should exit: its standard input ended, or it received a signal to end. With `ignoreInterrupt`,
 * it ignores Ctrl+C and Ctrl+\, which the terminal sends to all foreground processes.
 */
export function waitForEnd(process: EndingProcess, { ignoreInterrupt = false } = {}): Promise<void> {
  return new Promise((resolve) => {
    // An open input would keep the process running.
    const end = () => {
      process.stdin.destroy();
      resolve();
    };
    process.stdin.once('end', end).once('error', end).resume();
    const ignored: readonly string[] = ignoreInterrupt ? keySignals : [];
    // The listeners stay: `processTree.ts` ends this process on a signal that nothing else listens for.
    for (const signal of endSignals) process.on(signal, ignored.includes(signal) ? () => {} : end);
  });
}
