import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** A call on the system that the engine made, and whether it is the one that fails. */
export interface FaultLayer {
  /** The names of the calls so far, in their order. */
  readonly calls: readonly string[];
  readonly remove: () => void;
}

/**
 * Stands between this process and its system: of the calls on files below `folder`, on sockets and on programs, the one of that number
 * fails once with that error. -1: none does.
 */
export function installFaults(folder: string, failing: number, code: string): FaultLayer {
  const calls: string[] = [];
  const undo: (() => void)[] = [];
  const isDue = (name: string) => calls.push(name) - 1 === failing;
  const systemError = (name: string) =>
    Object.assign(new Error(`${code}: made to fail, ${name}`), { code, syscall: name });

  const replace = <Owner extends object, Name extends keyof Owner>(owner: Owner, name: Name, value: Owner[Name]) => {
    const real = owner[name];
    owner[name] = value;
    undo.push(() => {
      owner[name] = real;
    });
  };

  for (const name of fileCalls) {
    const real = fs[name] as (...words: unknown[]) => unknown;
    const instead = (...words: unknown[]) => {
      const [first] = words;
      const isOurs =
        typeof first === 'number'
          ? first > 2
          : String(first).startsWith(folder) || String(first).startsWith('/proc/self/fd/');
      if (!isOurs || !isDue(name)) return real(...words);
      // A close that fails has closed all the same (Linux).
      if (name === 'closeSync') real(...words);
      throw systemError(name);
    };
    replace(fs, name, Object.assign(instead, real) as never);
  }
  const { connect } = net.Socket.prototype;
  replace(net.Socket.prototype, 'connect', function (this: net.Socket, ...words: never[]) {
    if (!isDue('connect')) return Reflect.apply(connect, this, words);
    process.nextTick(() => this.destroy(systemError('connect')));
    return this;
  } as never);
  const { listen } = net.Server.prototype;
  replace(net.Server.prototype, 'listen', function (this: net.Server, ...words: never[]) {
    if (!isDue('listen')) return Reflect.apply(listen, this, words);
    process.nextTick(() => this.emit('error', systemError('listen')));
    return this;
  } as never);
  const { spawn } = childProcess;
  replace(childProcess, 'spawn', ((file: string, ...rest: never[]) => {
    if (!isDue('spawn')) return spawn(file, ...rest);
    const child = spawn('/nowhere/at-all', ...rest);
    child.prependListener('error', (error) => Object.assign(error, { code }));
    return child;
  }) as never);
  const { spawnSync } = childProcess;
  replace(childProcess, 'spawnSync', ((file: string, ...rest: never[]) => {
    if (!isDue('spawnSync')) return spawnSync(file, ...rest);
    return { pid: 0, output: [], stdout: '', stderr: '', status: null, signal: null, error: systemError('spawnSync') };
  }) as never);
  syncBuiltinESMExports();

  return {
    calls,
    remove: () => {
      for (const step of undo.reverse()) step();
      syncBuiltinESMExports();
    },
  };
}

/** All that src/edges calls, which tests/long/faults.test.ts holds. */
export const fileCalls = [
  ...([
    'accessSync',
    'appendFileSync',
    'chmodSync',
    'chownSync',
    'closeSync',
    'copyFileSync',
    'fchmodSync',
    'fchownSync',
  ] as const),
  ...([
    'fstatSync',
    'fsyncSync',
    'ftruncateSync',
    'linkSync',
    'lstatSync',
    'mkdirSync',
    'openSync',
    'readFileSync',
  ] as const),
  ...([
    'readSync',
    'readdirSync',
    'readlinkSync',
    'realpathSync',
    'renameSync',
    'rmSync',
    'statSync',
    'symlinkSync',
  ] as const),
  ...(['unlinkSync', 'utimesSync', 'writeFileSync', 'writeSync'] as const),
] satisfies readonly (keyof typeof fs)[];
