import { getBuiltinModule, hrtime } from 'node:process';

/**
 * Node's own modules that cost 3 to 16 ms to load: taken when a call is made, and only the one that it needs.
 * Not `import()`, which a single binary's main script does not offer for all of them.
 */
export const loadHttp = () => getBuiltinModule('node:http');
export const loadHttps = () => getBuiltinModule('node:https');
export const loadCrypto = () => getBuiltinModule('node:crypto');
export const loadNet = () => getBuiltinModule('node:net');
export const loadTls = () => getBuiltinModule('node:tls');
export const loadReadline = () => getBuiltinModule('node:readline');
export const loadStream = () => getBuiltinModule('node:stream');
export const loadChildProcess = () => getBuiltinModule('node:child_process');

/** Milliseconds since some moment; never steps back. Not `performance.now`, whose module costs each start a millisecond. */
export function readTimer(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
