import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const name = process.platform === 'win32' ? 'python' : 'python3';

/** What tests would like to ask. */
const modules = ['botocore', 'awscli.clidriver', 'dotenv'] as const;

interface Python {
  /** The program itself: the one on PATH may be a script that looks for it in the time of three starts. */
  readonly program: string;
  readonly modules: readonly string[];
}

const found = findPython();
export const hasPython = found !== undefined;
export const python = found?.program ?? name;

/** Why Python cannot be asked for a module here; null when it can. */
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
 * What code in Python answers: it finds `argument`, and sets `answer`. One process answers all questions of a process of
 * the tests, one after the other; it ends with that, which does not wait for it.
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
