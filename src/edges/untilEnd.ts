import { endSignals, keySignals } from './signals.ts';

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
