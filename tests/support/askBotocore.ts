import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { missingModule, python } from './python.ts';

/** Why botocore is not available on this machine; null if it is. */
export function missingBotocore(): string | null {
  return missingModule('botocore');
}

/**
 * Calls the function `answer(question)` of a topic, a Python file, and returns its answer. Loading botocore takes longer than most answers,
 * so one process answers all questions of this process in sequence. It ends with this one, or with `endBotocore`.
 * @param topic the URL of the file
 */
export async function askBotocore<Answer>(topic: URL, question: unknown): Promise<Answer> {
  const path = fileURLToPath(topic);
  // See askBotocore.py for the reason.
  const key = process.platform === 'win32' ? path : '';
  const { child, answers } = running.get(key) ?? start(key);
  child.stdin.write(`${JSON.stringify({ topic: path, question })}\n`);
  const line = await answers.next();
  if (line.done) throw new Error('askBotocore.py ended.');
  const { answer, error } = JSON.parse(line.value);
  if (error !== undefined) throw new Error(error);
  return answer;
}

/** Like `askPython`, for code that needs botocore, with only these environment variables. */
export function askPythonWithBotocore<Answer>(
  code: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return askBotocore(new URL('python.py', import.meta.url), { code, argument: null, environment });
}

/** Ends the running processes. */
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
