import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { missingModule, python } from '../python.ts';

const { PATH = '', PYENV_ROOT, SystemRoot } = process.env;
const machine = Object.fromEntries(
  Object.entries({ PATH, PYENV_ROOT, SystemRoot }).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

/** If `aws` is a Python program, a process that keeps it loaded runs it in a tenth of the time. */
const canFork = process.platform !== 'win32' && missingModule('awscli.clidriver') === null;

/** Whether `aws` is available, as a Python program or Amazon's binary. */
export const hasAws = canFork || spawnSync('aws', ['--version']).status === 0;

export interface AwsOutcome {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `aws` with only PATH from this process's environment; `input` answers its prompt for an MFA code, since its session has no terminal.
 */
export function runAws(
  args: readonly string[],
  { input = '', env }: { input?: string; env: Readonly<Record<string, string>> },
): Promise<AwsOutcome> {
  const whole = { ...machine, ...env };
  if (!canFork) return runProgram(args, input, whole);
  const outcome = queue.then(() => runInChild(JSON.stringify({ args, env: whole, input })));
  queue = outcome.catch(() => undefined);
  return outcome;
}

/** Commands run in sequence. */
let queue: Promise<unknown> = Promise.resolve();
let runs: { child: ChildProcessByStdio<Writable, Readable, null>; answers: AsyncIterator<string> } | undefined;

async function runInChild(request: string): Promise<AwsOutcome> {
  runs ??= startRuns();
  runs.child.stdin.write(`${request}\n`);
  const answer = await runs.answers.next();
  if (answer.done) throw new Error('aws_runs.py ended.');
  return JSON.parse(answer.value);
}

/** Starts the process; it ends with this one, which does not wait for it. */
function startRuns(): NonNullable<typeof runs> {
  const script = fileURLToPath(new URL('aws_runs.py', import.meta.url));
  const child = spawn(python, ['-B', script], { env: machine, stdio: ['pipe', 'pipe', 'inherit'] });
  child.unref();
  return { child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

function runProgram(args: readonly string[], input: string, env: Readonly<Record<string, string>>) {
  return new Promise<AwsOutcome>((resolve, reject) => {
    const child = spawn('aws', args, { detached: true, env });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      texts.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      texts.err += chunk.toString();
    });
    child.on('error', reject).on('close', (exit) => resolve({ exit, ...texts }));
    child.stdin.end(`${input}\n`);
  });
}
