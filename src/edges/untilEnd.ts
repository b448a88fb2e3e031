/** Ends when whoever started this process is gone: its standard input ended, or a signal asks it to end. */
export function untilEnd(process: Pick<NodeJS.Process, 'stdin' | 'once'>): Promise<void> {
  return new Promise((resolve) => {
    // Input that is still open would keep the process.
    const end = () => {
      process.stdin.destroy();
      resolve();
    };
    process.stdin.once('end', end).once('error', end).resume();
    process.once('SIGTERM', end);
    process.once('SIGINT', end);
    process.once('SIGHUP', end);
  });
}
