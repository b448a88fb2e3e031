import { getBuiltinModule, hrtime, versions } from 'node:process';

/**
 * Node's own modules that cost 3 to 16 ms to load: taken when a call is made, and only the one that it needs.
 * Not `import()`, which a single binary's main script does not offer for all of them.
 */
export const loadHttp = () => getBuiltinModule('node:http');
export const loadHttps = () => getBuiltinModule('node:https');
export const loadCrypto = () => getBuiltinModule('node:crypto');
export const loadTls = () => getBuiltinModule('node:tls');
export const loadReadline = () => getBuiltinModule('node:readline');
export const loadStream = () => getBuiltinModule('node:stream');
export const loadChildProcess = () => getBuiltinModule('node:child_process');

/** Whether this Node's agents heed `proxyEnv`, which older ones ignore without a word: 22.21 and 24.5 brought it. */
export function knowsProxies(version = versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 22 ? minor >= 21 : major === 24 ? minor >= 5 : major > 24;
}

/** Milliseconds since some moment; never steps back. Not `performance.now`, whose module costs each start a millisecond. */
export function readTimer(): number {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
