import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const name = process.platform === 'win32' ? 'python' : 'python3';

/** The Python modules that tests can use. */
const modules = ['botocore', 'awscli.clidriver', 'dotenv'] as const;

interface Python {
  /** The actual program: the one on PATH may be a script that takes three times as long to find it. */
  readonly program: string;
  readonly modules: readonly string[];
}

const found = findPython();
export const hasPython = found !== undefined;
export const python = found?.program ?? name;

/** Why a Python module is not available here; null if it is. */
export function missingModule(module: (typeof modules)[number]): string | null {
  if (found === undefined) return `${name} is not on this machine`;
  return found.modules.includes(module) ? null : `${name} has no ${module}`;
}

function findPython(): Python | undefined {
  const look = `import sys, json, importlib.util as u
def has(name):
    try: return u.find_spec(name) is not None
    except ImportError: return False
print(json.dumps({'program': sys.executable, 'modules': list(filter(has, sys.argv[1:]))}))`;
  const { status, stdout } = spawnSync(name, ['-c', look, ...modules], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

/**
 * Runs Python code, which reads `argument` and sets `answer`, and returns the answer. One process answers all questions of a test process
 * in sequence; it ends with the test process, which does not wait for it.
 */
export async function askPython<Answer>(
  code: string,
  argument: unknown = null,
  environment: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  running ??= startPython();
  const { child, answers } = running;
  child.stdin.write(`${JSON.stringify({ code, argument, environment })}\n`);
  const line = await answers.next();
  if (line.done) throw new Error('python.py ended.');
  const { answer, error } = JSON.parse(line.value);
  if (error !== undefined) throw new Error(error);
  return answer;
}

let running: { child: ChildProcessByStdio<Writable, Readable, null>; answers: AsyncIterator<string> } | undefined;

function startPython(): NonNullable<typeof running> {
  const script = fileURLToPath(new URL('python.py', import.meta.url));
  const child = spawn(python, ['-B', '-X', 'utf8', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.unref();
  return { child, answers: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}
