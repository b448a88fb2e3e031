import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** What a shell offers for a line; the last word is being typed. */
const offers = {
  bash: (words) => [
    '-c',
    `${'eval "$(cat "$1")"'}; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _awsrole; printf '%s\\n' "\${COMPREPLY[@]}"`,
    'bash',
    ...words,
  ],
  zsh: (words) => [
    '-f',
    '-c',
    `compdef() { :; }; compadd() { shift; print -rl -- "$@"; }; eval "$(cat "$1")"; shift; words=("$@"); CURRENT=$#; _awsrole`,
    'zsh',
    ...words,
  ],
  fish: ([script = '', ...words]) => [
    '--no-config',
    '-c',
    `source $argv[1]; complete -C "$argv[2]" | string replace -r '\\t.*' ''`,
    script,
    words.join(' '),
  ],
} satisfies Record<string, (words: readonly string[]) => string[]>;

type Shell = keyof typeof offers;

async function offer(shell: Shell, ...words: string[]): Promise<string[]> {
  const script = join(folder, `completion.${shell}`);
  const rendered = await renderCompletion(shell, [engine]);
  writeFileSync(script, rendered.ok ? `${rendered.value}\n` : '');
  const run = spawnSync(shell, offers[shell]([script, 'awsrole', ...words]), {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder },
  });
  expect(run.stderr).toBe('');
  return run.stdout.split('\n').filter((line) => line !== '');
}

describe.each(['bash', 'zsh', 'fish'] as const)('awsrole completion %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0;
  const reason = isThere ? '' : ` (there is no ${shell})`;

  it.skipIf(!isThere)(`offers commands, options, fixed values and other shells${reason}`, async () => {
    expect(await offer(shell, 'ass')).toEqual(expect.arrayContaining(['assume', 'assume-each']));
    expect(await offer(shell, 'assume', '--role-')).toEqual(
      expect.arrayContaining(['--role-arn', '--role-session-name']),
    );
    expect(await offer(shell, 'export', '--as', '')).toContain('GitHubActions');
    expect(await offer(shell, 'completion', '')).toEqual(expect.arrayContaining(['bash', 'fish', 'zsh']));
  });

  it.skipIf(!isThere)(
    `offers profiles that the engine lists, and runs nothing that a name holds${reason}`,
    async () => {
      const offered = await offer(shell, 'assume', '--profile', '');
      expect(offered.map((name) => name.replaceAll('\\', ''))).toEqual(expect.arrayContaining(names));
      expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout.split('\n')).not.toContain('ran');
    },
  );

  it.skipIf(!isThere)(`offers nothing for a value that only the person knows${reason}`, async () => {
    expect(await offer(shell, 'assume', '--token-code', '')).toEqual([]);
  });
});

describe('renderCompletion', () => {
  it.each([undefined, 'pwsh', 'toString'])('refuses %s, and names the shells', async (shell) => {
    expect(await renderCompletion(shell, ['awsrole'])).toMatchObject({
      ok: false,
      error: { code: 'BadRequest', message: 'The shells are bash, zsh, fish.' },
    });
  });
});
