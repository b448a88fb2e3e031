import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** The engine as the module's folder has it; an Error that says what to do when it was not built. */
export function builtEngine(): string {
  const file = join(root, 'dist', 'AwsRole', 'bin', process.platform === 'win32' ? 'awsrole.exe' : 'awsrole');
  if (!existsSync(file)) throw new Error('The engine is not built: run `npm run build` first.');
  return file;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** Runs a program to its end, with these variables alone and no standard input. */
export function run(program: string, words: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const child = start(program, words, surroundings);
  child.stdin?.end();
  return outcomeOf(child);
}

/** Starts a program whose standard input stays open. */
export function start(program: string, words: readonly string[], { environment, folder }: Surroundings): ChildProcess {
  return spawn(program, words, { cwd: folder, env: environment });
}

/** What a started program came to. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, stdout, stderr };
}
