import { getBuiltinModule } from 'node:process';

/** What Ctrl+C and Ctrl+\ send to all processes in front of a terminal, whichever of them is meant. */
const keySignals = ['SIGINT', 'SIGQUIT'] as const;

/** What ends a process that does not listen: a request, a terminal that is gone, and those keys. */
export const endSignals = ['SIGTERM', 'SIGHUP', ...keySignals] as const;

/** Those of the signals that end a process after which the terminal stays without echo: Node puts it back at the others. */
const hangUpSignals = ['SIGHUP', 'SIGQUIT'] as const;

/** Acts instead of ending at such a signal, until the function that is answered is called. */
export function onHangUp(act: () => void): () => void {
  const own = getBuiltinModule('node:process');
  for (const signal of hangUpSignals) own.on(signal, act);
  return () => {
    for (const signal of hangUpSignals) own.off(signal, act);
  };
}

type EndingProcess = Pick<NodeJS.Process, 'stdin' | 'once' | 'on'>;

/**
 * Ends when whoever started this process is gone: its standard input ended, or a signal asks it to end. A key
 * in a terminal comes to all processes of the shell in front; with `ignoreInterrupt` it is meant for another one.
 */
export function untilEnd(process: EndingProcess, { ignoreInterrupt = false } = {}): Promise<void> {
  return new Promise((resolve) => {
    // Input that is still open would keep the process.
    const end = () => {
      process.stdin.destroy();
      resolve();
    };
    process.stdin.once('end', end).once('error', end).resume();
    const ignored: readonly string[] = ignoreInterrupt ? keySignals : [];
    // For good: whoever ends programs at the same signal ends this process too where nobody else listens.
    for (const signal of endSignals) process.on(signal, ignored.includes(signal) ? () => {} : end);
  });
}
