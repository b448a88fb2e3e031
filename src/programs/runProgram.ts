import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';
import type { Environment } from '../core/environment.ts';
import type { Edges } from '../edges/edges.ts';
import { loadChildProcess } from '../edges/node.ts';
import { killTree, terminateOnSignal } from '../edges/processTree.ts';
import { findPosixProgram, findWindowsProgram } from './findProgram.ts';

/** Runs a helper program and waits for it; passed to sources as an argument. */
export type RunProgram = (words: readonly string[], settings: ProgramSettings) => Promise<ProgramOutcome>;

export interface ProgramSettings {
  readonly environment: Environment;
  readonly platform: Edges['platform'];
  /** null for no limit. */
  readonly timeoutMilliseconds: number | null;
  /** Called with each line of its standard error, as it arrives. */
  readonly onErrorLine?: (line: string) => void;
}

export type ProgramOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly output: string; readonly errorOutput: string }
  | { readonly kind: 'not-found' | 'timeout' | 'too-much-output' | 'unsafe-argument' }
  | { readonly kind: 'not-started'; readonly code: string };

const maxBytes = 1_048_576;

/** Runs a program without a shell and without standard input, which is used for the dialogue. */
export const runProgram: RunProgram = (words, settings) => {
  const start =
    settings.platform === 'win32' ? toWindowsStart(words, settings.environment) : toStart(words, settings.environment);
  return typeof start === 'string' ? Promise.resolve({ kind: start }) : watch(start, settings);
};

interface Start {
  readonly file: string;
  readonly words: readonly string[];
  readonly options: SpawnOptions;
}

function toStart([name = '', ...words]: readonly string[], environment: Environment): Start | 'not-found' {
  const file = findPosixProgram(name, environment);
  return file === null ? 'not-found' : { file, words, options: { argv0: name } };
}

/**
 * How to start a program on Windows. A batch file runs in cmd.exe, which parses the arguments again and for which there is no safe
 * quoting (CVE-2024-27980), so arguments with special characters are rejected.
 */
export function toWindowsStart(
  [name = '', ...words]: readonly string[],
  environment: Environment,
  find = findWindowsProgram,
): Start | 'not-found' | 'unsafe-argument' {
  const file = find(name, environment);
  if (file === null) return 'not-found';
  if (!/\.(bat|cmd)$/i.test(file)) return { file, words, options: {} };
  if (pathUnsafe.test(file) || words.some((word) => argumentUnsafe.test(word))) return 'unsafe-argument';
  const line = [file, ...words].map((word) => `"${word}"`).join(' ');
  const shell = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\cmd.exe`;
  return { file: shell, words: ['/d', '/s', '/v:off', '/c', `"${line}"`], options: { windowsVerbatimArguments: true } };
}

const argumentUnsafe = /["%!^&|<>()\r\n\0]|\\$/;
/** In a quoted path, only these characters are special: `C:\Program Files (x86)` is safe. */
const pathUnsafe = /["%\r\n\0]/;

function watch({ file, words, options }: Start, settings: ProgramSettings): Promise<ProgramOutcome> {
  return new Promise((resolve) => {
    const child = loadChildProcess().spawn(file, words, {
      ...options,
      env: settings.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stopEndingTogether = child.pid === undefined ? () => {} : terminateOnSignal(settings.platform, child.pid);
    const output = collect(child.stdout, () => stop('too-much-output'));
    const errorOutput = collect(child.stderr, () => stop('too-much-output'));
    const { timeoutMilliseconds, onErrorLine } = settings;
    if (onErrorLine !== undefined) splitLines(child.stderr, onErrorLine);
    const timer = timeoutMilliseconds === null ? undefined : setTimeout(() => stop('timeout'), timeoutMilliseconds);

    child.on('error', (error) => settle(toNotStarted(error)));
    child.on('close', end);
    child.on('exit', (exitCode, signal) => {
      // A process that it left running may keep its pipes open forever.
      const patience = setTimeout(() => {
        releasePipes(child);
        end(exitCode, signal);
      }, lingerMilliseconds);
      child.on('close', () => clearTimeout(patience));
    });

    function end(exitCode: number | null, signal: NodeJS.Signals | null): void {
      settle({ kind: 'ended', exitCode: toExitCode(exitCode, signal), output: output(), errorOutput: errorOutput() });
    }
    function stop(kind: 'timeout' | 'too-much-output'): void {
      if (child.pid !== undefined) killTree(settings.platform, child.pid);
      releasePipes(child);
      settle({ kind });
    }
    function settle(outcome: ProgramOutcome): void {
      clearTimeout(timer);
      stopEndingTogether();
      resolve(outcome);
    }
  });
}

/** Splits a stream into lines, as they arrive. An unfinished line also counts after a moment, since a prompt has no line ending. */
function splitLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  const decoder = new TextDecoder();
  let rest = '';
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    if (rest !== '') onLine(rest);
    rest = '';
  };
  stream?.on('data', (chunk: Buffer) => {
    clearTimeout(timer);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|[\r\n]/);
    rest = lines.pop() ?? '';
    for (const line of lines.filter((text) => text !== '')) onLine(line);
    timer = setTimeout(flush, promptMilliseconds);
  });
  stream?.on('end', () => {
    clearTimeout(timer);
    flush();
  });
}

const promptMilliseconds = 200;

/** How long to wait for the pipes to close after the program has exited; another process may keep them open. */
const lingerMilliseconds = 500;

/** Closes our ends of its pipes, which its child processes may keep open. */
function releasePipes(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.unref();
}

function collect(stream: NodeJS.ReadableStream | null, tooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) tooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

function toNotStarted(error: Error): ProgramOutcome {
  const code = 'code' in error ? String(error.code) : 'unknown';
  return code === 'ENOENT' ? { kind: 'not-found' } : { kind: 'not-started', code };
}

/** The exit code; 128 + the signal number if a signal ended the program, as in a shell. */
function toExitCode(exitCode: number | null, signal: NodeJS.Signals | null): number {
  return exitCode ?? (signal === null ? 1 : 128 + constants.signals[signal]);
}
