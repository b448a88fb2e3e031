import { spawn, spawnSync } from 'node:child_process';

/** Whether Python's or Amazon's `aws` is on PATH. */
export const hasAws = spawnSync('aws', ['--version']).status === 0;

export interface AwsOutcome {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `aws` with nothing of this process's environment but PATH; `input` answers its prompt for an MFA code, as there
 * is no terminal in a session of its own.
 */
export function runAws(
  args: readonly string[],
  { input = '', env }: { input?: string; env: Readonly<Record<string, string>> },
): Promise<AwsOutcome> {
  return new Promise((resolve, reject) => {
    const { PATH = '', PYENV_ROOT, SystemRoot } = process.env;
    const machine = Object.entries({ PATH, PYENV_ROOT, SystemRoot }).filter(([, value]) => value !== undefined);
    const child = spawn('aws', args, { detached: true, env: { ...Object.fromEntries(machine), ...env } });
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
