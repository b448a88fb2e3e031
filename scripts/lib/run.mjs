import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';

/** Runs a script's work when the script is the one that was started, not one that another imports. */
export async function runMain(url, work) {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    if (process.env.DEBUG) process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  }
}

/** A program that ended otherwise than well; the message has its last words. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} ended with ${code}${output ? `:\n${output.trim()}` : ''}`);
    this.name = 'CommandFailed';
    this.code = code;
  }
}

/**
 * Runs a program in the project's folder and gives its output; CommandFailed when it ends otherwise than with 0.
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 */
export async function runQuietly(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await exitOf(child);
  if (code !== 0) throw new CommandFailed([file, ...args].join(' '), code, output.slice(-8000));
  return output;
}

/** Runs a program on this terminal and gives its exit code. */
export async function runOnTerminal(file, args, options = {}) {
  return exitOf(spawn(file, args, { cwd: root, stdio: 'inherit', ...options }));
}

/**
 * Runs a program whose output is held back until it is let go, since something else writes on this terminal before.
 * @returns {{ code: Promise<number | string>, letGo: () => void }} the exit code; `letGo` shows what there is, then all
 */
export function runHeldBack(file, args, options = {}) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const held = [];
  let show = (stream, chunk) => held.push([stream, chunk]);
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (chunk) => show(stream, chunk));
  const letGo = () => {
    show = (stream, chunk) => process[stream].write(chunk);
    for (const [stream, chunk] of held.splice(0)) show(stream, chunk);
  };
  return { code: exitOf(child), letGo };
}

/** Runs npm, whichever way this script was started. */
export async function runNpm(args, options = {}) {
  // npm on Windows is a batch file, which Node starts only through a shell; npm_execpath is its real script.
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return runQuietly(process.execPath, [script, ...args], options);
  return runQuietly('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Does some work, and says what is going on when it takes more than a second. */
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

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}
