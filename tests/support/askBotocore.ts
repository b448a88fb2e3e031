import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { missingModule, python } from './python.ts';

/** Why botocore cannot be asked on this machine; null when it can. */
export function missingBotocore(): string | null {
  return missingModule('botocore');
}

/**
 * What a topic, a file in Python with a function `answer(question)`, answers. Loading botocore takes longer than most
 * answers: one process gives all of this process, one after the other. It ends with this one, or with `endBotocore`.
 * @param topic the address of the file
 */
export async function askBotocore<Answer>(topic: URL, question: unknown): Promise<Answer> {
  const path = fileURLToPath(topic);
  // askBotocore.py says why.
  const key = process.platform === 'win32' ? path : '';
  const { child, answers } = running.get(key) ?? start(key);
  child.stdin.write(`${JSON.stringify({ topic: path, question })}\n`);
  const line = await answers.next();
  if (line.done) throw new Error('askBotocore.py ended.');
  const { answer, error } = JSON.parse(line.value);
  if (error !== undefined) throw new Error(error);
  return answer;
}

/** As `askPython` does, where the code needs botocore, with these variables alone. */
export function askPythonWithBotocore<Answer>(
  code: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return askBotocore(new URL('python.py', import.meta.url), { code, argument: null, environment });
}

/** Lets a program end that has nothing more to ask. */
export function endBotocore(): void {
  for (const { child } of running.values()) child.stdin.end();
  running.clear();
}

interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly answers: AsyncIterator<string>;
}

const running = new Map<string, Running>();

function start(key: string): Running {
  const script = fileURLToPath(new URL('askBotocore.py', import.meta.url));
  const child = spawn(python, ['-B', '-X', 'utf8', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.unref();
  const started = { child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
  running.set(key, started);
  return started;
}
