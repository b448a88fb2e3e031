import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** A real shell that can run a text and show a variable's value, byte for byte. */
export interface Shell {
  readonly program: string;
  /** Its arguments for a script on its command line. */
  readonly words: (script: string) => readonly string[];
  /** A statement that prints the variable as hexadecimal digits of its UTF-8, or `unset`. */
  readonly show: (name: string) => string;
  readonly nextLine: string;
}

const printed = (name: string) => `printenv ${name} | od -An -v -tx1 | tr -d ' \\n'`;
const posix: Shell['show'] = (name) => `if printenv ${name} >/dev/null; then ${printed(name)}; else printf unset; fi`;

export const shells: Readonly<Record<string, Shell>> = {
  bash: { program: 'bash', words: (script) => ['--norc', '-c', script], show: posix, nextLine: 'echo' },
  dash: { program: 'dash', words: (script) => ['-c', script], show: posix, nextLine: 'echo' },
  zsh: { program: 'zsh', words: (script) => ['-f', '-c', script], show: posix, nextLine: 'echo' },
  fish: {
    program: 'fish',
    words: (script) => ['--no-config', '-c', script],
    show: (name) => `if printenv ${name} >/dev/null; ${printed(name)}; else; printf unset; end`,
    nextLine: 'echo',
  },
  powershell: {
    program: process.env['AWSROLE_PWSH'] ?? 'pwsh',
    words: (script) => ['-NoProfile', '-NonInteractive', '-Command', script],
    show: (name) =>
      `$v = [System.Environment]::GetEnvironmentVariable('${name}'); if ($null -eq $v) { 'unset' } else { [System.BitConverter]::ToString([System.Text.Encoding]::UTF8.GetBytes($v + [char]10)).Replace('-', '').ToLowerInvariant() }`,
    nextLine: '',
  },
};

/** Whether the shell is on this machine. */
export function hasShell({ program }: Shell): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(resolve(folder, program)));
}

/**
 * Runs texts one after the other in one shell, and answers the variables' values after each; undefined when one is not
 * set then. `before`: what the shell is started with.
 */
export function runIn(
  shell: Shell,
  texts: readonly string[],
  names: readonly string[],
  before: Readonly<Record<string, string>> = {},
): readonly (readonly (string | undefined)[])[] {
  const shown = names.map((name) => `${shell.show(name)}\n${shell.nextLine}\n`).join('');
  const script = texts.map((text) => `${text}\n${shown}`).join('');
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...before };
  const { stdout, stderr, status } = spawnSync(shell.program, shell.words(script), { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${shell.program} ended with ${status}: ${stderr}`);
  const values = stdout.trim().split(/\s+/).map(readValue);
  return texts.map((_, at) => values.slice(at * names.length, (at + 1) * names.length));
}

/** printenv ends the value with a line break of its own, and so does PowerShell's statement here. */
function readValue(hex: string): string | undefined {
  return hex === 'unset' ? undefined : Buffer.from(hex, 'hex').toString('utf8').replace(/\n$/, '');
}
