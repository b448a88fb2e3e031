type EndingProcess = Pick<NodeJS.Process, 'stdin' | 'once' | 'on'>;

/**
 * Ends when whoever started this process is gone: its standard input ended, or a signal asks it to end. Ctrl+C in a terminal
 * comes to all processes of the shell in front; with `ignoreInterrupt` it is meant for another one.
 */
export function untilEnd(process: EndingProcess, { ignoreInterrupt = false } = {}): Promise<void> {
  return new Promise((resolve) => {
    // Input that is still open would keep the process.
    const end = () => {
      process.stdin.destroy();
      resolve();
    };
    process.stdin.once('end', end).once('error', end).resume();
    process.once('SIGTERM', end);
    process.once('SIGHUP', end);
    if (ignoreInterrupt) process.on('SIGINT', () => {});
    else process.once('SIGINT', end);
  });
}
