import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** A real shell that can run a text and show a variable's value, byte for byte. */
export interface Shell {
  readonly program: string;
  /** Its arguments for a script on its command line. */
  readonly words: (script: string) => readonly string[];
  /** A statement that prints the variable, as UTF-8 with a line break, or else the character 1; a null character ends both. */
  readonly show: (name: string) => string;
}

const posix: Shell['show'] = (name) => `printenv ${name} || printf '\\001'; printf '\\000'`;

export const shells: Readonly<Record<string, Shell>> = {
  bash: { program: 'bash', words: (script) => ['--norc', '-c', script], show: posix },
  dash: { program: 'dash', words: (script) => ['-c', script], show: posix },
  zsh: { program: 'zsh', words: (script) => ['-f', '-c', script], show: posix },
  fish: {
    program: 'fish',
    words: (script) => ['--no-config', '-c', script],
    show: (name) => `printenv ${name}; or printf '\\001'; printf '\\000'`,
  },
  powershell: {
    program: process.env['AWSROLE_PWSH'] ?? 'pwsh',
    words: (script) => ['-NoProfile', '-NonInteractive', '-Command', script],
    show: (name) =>
      `$v = [System.Environment]::GetEnvironmentVariable('${name}'); $v = if ($null -eq $v) { [char]1 } else { $v + [char]10 }; $b = [System.Text.Encoding]::UTF8.GetBytes($v + [char]0); $out = [System.Console]::OpenStandardOutput(); $out.Write($b, 0, $b.Length)`,
  },
};

/** Whether the shell is on this machine. */
export function hasShell({ program }: Shell): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(resolve(folder, program)));
}

interface Step {
  readonly text: string;
  /** The names of the variables to look at after it. */
  readonly shown: readonly string[];
}

/**
 * Runs texts one after the other in one shell, and answers the variables' values after each; undefined when one is not
 * set then. `before`: what the shell is started with.
 */
export function runIn(
  shell: Shell,
  steps: readonly Step[],
  before: Readonly<Record<string, string>> = {},
): readonly (readonly (string | undefined)[])[] {
  const script = steps.flatMap(({ text, shown }) => [text, ...shown.map(shell.show), '']).join('\n');
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...before };
  const { stdout, stderr, status } = spawnSync(shell.program, shell.words(script), { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${shell.program} ended with ${status}: ${stderr}`);
  const values = stdout.split('\0').map((value) => (value === '\x01' ? undefined : value.replace(/\n$/, '')));
  return steps.map(({ shown }) => values.splice(0, shown.length));
}
