import { getBuiltinModule, hrtime } from 'node:process';

/**
 * Built-in modules of Node.js that take 3 to 16 ms to load, so each is loaded only when it is needed.
 * Not with `import()`, which the main script of a single binary does not support for all of them.
 */
export const loadHttp = () => getBuiltinModule('node:http');
export const loadHttps = () => getBuiltinModule('node:https');
export const loadCrypto = () => getBuiltinModule('node:crypto');
export const loadNet = () => getBuiltinModule('node:net');
export const loadTls = () => getBuiltinModule('node:tls');
export const loadReadline = () => getBuiltinModule('node:readline');
export const loadStream = () => getBuiltinModule('node:stream');
export const loadChildProcess = () => getBuiltinModule('node:child_process');

/** A monotonic clock, in milliseconds. Not `performance.now`, whose module adds a millisecond to each start. */
export function readTimer(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
