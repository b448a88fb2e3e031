import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { renderCompletion } from '../../../../src/dialogue/completion/renderCompletion.ts';

/* The scripts, in the shells that they are for. A stand-in for the engine lists profiles, some of which would run something. */

const folder = mkdtempSync(join(tmpdir(), 'awsrole-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const engine = join(folder, "awsrole it's me");
const names = ['dev', 'dev two', '$(touch ran)', 'prod`touch ran`'];
writeFileSync(
  engine,
  `#!/bin/sh\ncase "$*" in 'completions --plain --kind profiles') printf '%s\\n' ${names.map((name) => `'${name}'`).join(' ')} ;; esac\n`,
  { mode: 0o755 },
);

/** How a shell reads the script, and how it shows what that offers for a line; the last word is being typed. */
const shells = {
  bash: {
    start: ['--norc'],
    load: (script) => `eval "$(cat ${quote(script)})"`,
    offer: (words) =>
      `COMP_WORDS=(${words.map(quote).join(' ')}); COMP_CWORD=${words.length - 1}; COMPREPLY=(); _awsrole; printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  zsh: {
    start: ['-f'],
    load: (script) => `compdef() { :; }; compadd() { shift; print -rl -- "$@"; }; eval "$(cat ${quote(script)})"`,
    offer: (words) => `words=(${words.map(quote).join(' ')}); CURRENT=${words.length}; _awsrole`,
  },
  fish: {
    start: ['--no-config'],
    load: (script) => `source ${quote(script)}`,
    offer: (words) => `complete -C ${quote(words.join(' '))} | string replace -r '\\t.*' ''`,
  },
} satisfies Record<string, ShellUse>;

interface ShellUse {
  readonly start: readonly string[];
  readonly load: (script: string) => string;
  readonly offer: (words: readonly string[]) => string;
}

type Shell = keyof typeof shells;

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What one shell offers for each of these lines. */
async function offer(shell: Shell, lines: readonly (readonly string[])[]): Promise<string[][]> {
  const script = join(folder, `completion.${shell}`);
  const rendered = await renderCompletion(shell, [engine]);
  writeFileSync(script, rendered.ok ? `${rendered.value}\n` : '');
  const use: ShellUse = shells[shell];
  const acts = [use.load(script), ...lines.map((words) => `${use.offer(['awsrole', ...words])}; printf '\\001'`)];
  const run = spawnSync(shell, [...use.start, '-c', acts.join('\n')], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
  });
  expect(run.stderr).toBe('');
  const offers = run.stdout.split('\u0001').map((text) => text.split('\n').filter((line) => line !== ''));
  expect(offers).toHaveLength(lines.length + 1);
  return offers;
}

describe.each(['bash', 'zsh', 'fish'] as const)('awsrole completion %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  const reason = isThere ? '' : ` (there is no ${shell})`;

  it.skipIf(!isThere)(
    `offers commands, options, fixed values, and profiles that the engine lists, and runs nothing that a name holds${reason}`,
    async () => {
      const [commands, options, formats, others, profiles = [], codes] = await offer(shell, [
        ['ass'],
        ['assume', '--role-'],
        ['export', '--as', ''],
        ['completion', ''],
        ['assume', '--profile', ''],
        ['assume', '--token-code', ''],
      ]);
      expect(commands).toEqual(expect.arrayContaining(['assume', 'assume-each']));
      expect(options).toEqual(expect.arrayContaining(['--role-arn', '--role-session-name']));
      expect(formats).toContain('GitHubActions');
      expect(others).toEqual(expect.arrayContaining(['bash', 'fish', 'zsh']));
      expect(profiles.map((name) => name.replaceAll('\\', ''))).toEqual(expect.arrayContaining(names));
      expect(readdirSync(folder)).not.toContain('ran');
      // Only the person knows it.
      expect(codes).toEqual([]);
    },
  );
});

describe('renderCompletion', () => {
  it.each([undefined, 'pwsh', 'toString'])('refuses %s, and names the shells', async (shell) => {
    expect(await renderCompletion(shell, ['awsrole'])).toMatchObject({
      ok: false,
      error: { code: 'BadRequest', message: 'The shells are bash, zsh, fish.' },
    });
  });
});
