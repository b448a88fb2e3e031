import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/**
 * Options for starting a program.
 * @typedef {object} RunOptions
 * @property {string} [cwd] by default the project folder
 * @property {NodeJS.ProcessEnv} [env] by default the variables of this process
 * @property {boolean} [shell] whether to start the program through the system shell
 */

/**
 * Runs the work of a script if it was started directly, not imported.
 * @param {string} url of the script
 * @param {() => void | Promise<number | void>} work returns the exit code; nothing means 0
 */
export async function runMain(url, work) {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${message}\n`);
    if (process.env.DEBUG) process.stderr.write(`${stack}\n`);
    process.exitCode = 1;
  }
}

/** A program failed; the message contains the end of its output. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | NodeJS.Signals} code the exit code, or the name of the signal that ended it
   * @param {string} output
   */
  constructor(command, code, output) {
    super(`${command} ended with ${code}${output ? `:\n${output.trim()}` : ''}`);
    this.name = 'CommandFailed';
    this.code = code;
  }
}

/**
 * Runs a program in the project folder and returns its output. Throws CommandFailed if the exit code is not 0.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runQuietly(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await endOf(child);
  if (code !== 0) throw new CommandFailed([file, ...args].join(' '), code, output.slice(-8000));
  return output;
}

/**
 * Runs a program on this terminal and returns its exit code, as a shell reports it.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runOnTerminal(file, args, options = {}) {
  return toExitCode(await endOf(spawn(file, args, { cwd: root, stdio: 'inherit', ...options })));
}

/**
 * Runs a program and buffers its output until `letGo`, since another program writes to this terminal first.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns a promise of the exit code or signal; `letGo` shows the buffered output, and then the rest as it comes
 */
export function runHeldBack(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  /** @type {[Stream, Buffer][]} */
  const held = [];
  /** @type {(stream: Stream, chunk: Buffer) => void} */
  let show = (stream, chunk) => held.push([stream, chunk]);
  for (const stream of streams) child[stream].on('data', (chunk) => show(stream, chunk));
  const letGo = () => {
    show = (stream, chunk) => process[stream].write(chunk);
    for (const [stream, chunk] of held.splice(0)) show(stream, chunk);
  };
  return { code: endOf(child), letGo };
}

/** @typedef {'stdout' | 'stderr'} Stream */
/** @type {readonly Stream[]} */
const streams = ['stdout', 'stderr'];

/**
 * Runs npm, however this script was started.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runNpm(args, options = {}) {
  // On Windows npm is a batch file, which Node.js starts only through a shell; npm_execpath is its JavaScript file.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runQuietly(process.execPath, [script, ...args], options);
  if (process.platform !== 'win32') return runQuietly('npm', args, options);
  return runQuietly(renderForCmd(['npm', ...args]), [], { ...options, shell: true });
}

/**
 * Quotes words for cmd.exe, since Node.js only joins them with spaces: a path may contain spaces.
 * @param {string[]} words
 */
export function renderForCmd(words) {
  return words.map((word) => (/^[\w@./:\\=~-]+$/.test(word) ? word : `"${word}"`)).join(' ');
}

/**
 * Runs work, and reports it on standard error if it takes more than a second.
 * @template Result
 * @param {string} what
 * @param {() => Promise<Result>} work
 */
export async function withProgress(what, work) {
  const started = performance.now();
  let told = false;
  const timer = setTimeout(() => {
    told = true;
    process.stderr.write(`${what} ...\n`);
  }, 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (told) process.stderr.write(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  }
}

/**
 * Waits for a program to exit and returns its exit code, or the signal that ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | NodeJS.Signals>}
 */
export function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // One of the two is set.
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
}

/** The exit code as a shell reports it. @param {number | NodeJS.Signals} end */
export function toExitCode(end) {
  return typeof end === 'number' ? end : 128 + constants.signals[end];
}
