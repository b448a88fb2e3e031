import { hrtime } from 'node:process';

/** Milliseconds since some moment; never steps back. Not `performance.now`, whose module costs each start a millisecond. */
export function readTimer(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
