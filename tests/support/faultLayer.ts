import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** A system call of the engine. */
export interface SystemCall {
  readonly name: string;
  /** The number of calls before it. */
  readonly index: number;
  readonly words: readonly unknown[];
}

export interface FaultLayer {
  /** The names of the calls so far, in order. */
  readonly calls: readonly string[];
  readonly remove: () => void;
}

/**
 * Intercepts the system calls of this process on files below `folder`, on sockets, and on programs: if `decide` returns an error code, the
 * call fails with it.
 */
export function installFaults(folder: string, decide: (call: SystemCall) => string | undefined): FaultLayer {
  const calls: string[] = [];
  const undo: (() => void)[] = [];
  const findFault = (name: string, words: readonly unknown[]) => {
    const code = decide({ name, index: calls.push(name) - 1, words });
    return code === undefined
      ? undefined
      : Object.assign(new Error(`${code}: made to fail, ${name}`), { code, syscall: name });
  };

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
      const fault = isOurs ? findFault(name, words) : undefined;
      if (fault === undefined) return real(...words);
      // A failing close still closes the file (Linux).
      if (name === 'closeSync') real(...words);
      throw fault;
    };
    replace(fs, name, Object.assign(instead, real) as never);
  }
  const { connect } = net.Socket.prototype;
  replace(net.Socket.prototype, 'connect', function (this: net.Socket, ...words: never[]) {
    const fault = findFault('connect', words);
    if (fault === undefined) return Reflect.apply(connect, this, words);
    process.nextTick(() => this.destroy(fault));
    return this;
  } as never);
  const { listen } = net.Server.prototype;
  replace(net.Server.prototype, 'listen', function (this: net.Server, ...words: never[]) {
    const fault = findFault('listen', words);
    if (fault === undefined) return Reflect.apply(listen, this, words);
    process.nextTick(() => this.emit('error', fault));
    return this;
  } as never);
  const { spawn } = childProcess;
  replace(childProcess, 'spawn', ((file: string, ...rest: never[]) => {
    const fault = findFault('spawn', rest);
    if (fault === undefined) return spawn(file, ...rest);
    const child = spawn('/nowhere/at-all', ...rest);
    child.prependListener('error', (error) => Object.assign(error, { code: fault.code }));
    return child;
  }) as never);
  const { spawnSync } = childProcess;
  replace(childProcess, 'spawnSync', ((file: string, ...rest: never[]) => {
    const error = findFault('spawnSync', rest);
    if (error === undefined) return spawnSync(file, ...rest);
    return { pid: 0, output: [], stdout: '', stderr: '', status: null, signal: null, error };
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

/** All calls of src/edges; tests/long/faults.test.ts verifies the list. */
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
