import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/**
 * How a program is started.
 * @typedef {object} RunOptions
 * @property {string} [cwd] the project's folder otherwise
 * @property {NodeJS.ProcessEnv} [env] this process's variables otherwise
 * @property {boolean} [shell] whether the system's shell looks for the program
 */

/**
 * Runs a script's work when the script is the one that was started, not one that another imports.
 * @param {string} url the script's
 * @param {() => void | Promise<number | void>} work gives the exit code, nothing for 0
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

/** A program that ended otherwise than well; the message has its last words. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | NodeJS.Signals} code the signal's name when one ended it
   * @param {string} output
   */
  constructor(command, code, output) {
    super(`${command} ended with ${code}${output ? `:\n${output.trim()}` : ''}`);
    this.name = 'CommandFailed';
    this.code = code;
  }
}

/**
 * Runs a program in the project's folder and gives its output; CommandFailed when it ends otherwise than with 0.
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
 * Runs a program on this terminal and gives its exit code, as a shell tells it.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runOnTerminal(file, args, options = {}) {
  return toExitCode(await endOf(spawn(file, args, { cwd: root, stdio: 'inherit', ...options })));
}

/**
 * Runs a program whose output is held back until it is let go, since something else writes on this terminal before.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns the exit code or signal; `letGo` shows what there is, then all
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
 * Runs npm, whichever way this script was started.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export async function runNpm(args, options = {}) {
  // npm on Windows is a batch file, which Node starts only through a shell; npm_execpath is its real script.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runQuietly(process.execPath, [script, ...args], options);
  if (process.platform !== 'win32') return runQuietly('npm', args, options);
  return runQuietly(renderForCmd(['npm', ...args]), [], { ...options, shell: true });
}

/**
 * Words as a line for cmd.exe, which Node would only put beside each other: a path may hold spaces.
 * @param {string[]} words
 */
export function renderForCmd(words) {
  return words.map((word) => (/^[\w@./:\\=~-]+$/.test(word) ? word : `"${word}"`)).join(' ');
}

/**
 * Does some work, and says what is going on when it takes more than a second.
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
 * The exit code of a program, or the signal that ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | NodeJS.Signals>}
 */
export function endOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // One of both is there.
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
}

/** An exit code as a shell tells it. @param {number | NodeJS.Signals} end */
export function toExitCode(end) {
  return typeof end === 'number' ? end : 128 + constants.signals[end];
}
