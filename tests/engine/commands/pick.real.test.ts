import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../../../scripts/lib/tmux.mjs';
import { pause } from '../../../src/net/exchange.ts';
import { builtEngine } from '../build/builtEngine.ts';
import { readText } from '../project/tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-pick-'));
const engine = builtEngine();
const size = { columns: 80, rows: 20 };

mkdirSync(join(folder, '.aws'));
writeFileSync(
  join(folder, '.aws', 'config'),
  [
    '[profile "it is prod"]\nregion = us-east-1\nendpoint_url = http://localhost:4566\n',
    '[profile -開発]\nregion = eu-west-1\n',
    '[profile broken]\ncredential_process = false\n',
  ].join(''),
);
writeFileSync(
  join(folder, '.aws', 'credentials'),
  ['-開発', 'it is prod'].map((name) => `[${name}]\naws_access_key_id = KEY-1\naws_secret_access_key = s\n`).join(''),
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = {
  HOME: folder,
  PATH: `${dirname(engine)}:${process.env['PATH']}`,
  TERM: 'xterm-256color',
  LANG: 'C.UTF-8',
};

/** The shells for which the page about the engine has a function to paste, and how each is started without the user's own files. */
const shells = [
  { shell: 'bash', words: ['bash', '--norc', '--noprofile', '-i'], fence: 'sh' },
  { shell: 'zsh', words: ['zsh', '-f', '-i'], fence: 'sh' },
  { shell: 'fish', words: ['fish', '--no-config', '-i'], fence: 'fish' },
] as const;

function functionOf(fence: string): string {
  const blocks = [...readText('docs/engine.md').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)];
  return blocks.find(([, kind, text]) => kind === fence && text?.includes('awsrole pick'))?.[2] ?? '';
}

/** The lines of the page with which a role is only for one command. */
function subshellOf(fence: string): string {
  const blocks = [...readText('docs/engine.md').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)];
  return blocks.find(([, kind, text]) => kind === fence && text?.includes('terraform apply'))?.[2] ?? '';
}

describe('a role for one command', () => {
  it.each(shells)(
    'leaves the own variables of $shell, and runs nothing without a session',
    ({ shell, words, fence }) => {
      if (!isThere(shell)) return expect(shell).not.toBe('bash');
      const lines = subshellOf(fence).replace('terraform apply', 'echo "in $AWS_ACCESS_KEY_ID"');
      const run = (profile: string) => {
        const script = `${lines.replace('--profile=dev', `--profile='${profile}'`)}\necho "after $AWS_ACCESS_KEY_ID"`;
        const start = [...words.slice(1, -1), '-c', script];
        return spawnSync(shell, start, { env: { ...environment, AWS_ACCESS_KEY_ID: 'mine' }, encoding: 'utf8' }).stdout;
      };
      expect(run('it is prod')).toBe('in KEY-1\nafter mine\n');
      expect(run('broken')).toBe('after mine\n');
    },
  );
});

/** The file with a shell's function. */
const functions = (shell: string) => join(folder, `${shell}.functions`);
for (const { shell, fence } of shells) writeFileSync(functions(shell), functionOf(fence));

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0 || spawnSync(program, ['-V']).status === 0;
}

async function withShell(words: readonly string[], act: (terminal: Terminal) => Promise<void>): Promise<void> {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const terminal = openTerminal(['env', '-i', ...variables, ...words], size);
  try {
    // What is typed before the shell reads is lost to some.
    await terminal.waitFor((screen) => screen.trim() !== '');
    await act(terminal);
  } finally {
    await terminal.close();
  }
}

/** Types a line and waits for what it shows. */
async function type(terminal: Terminal, line: string, isShown: (screen: string) => boolean): Promise<string> {
  terminal.enter(line);
  return terminal.waitFor(isShown);
}

const isList = (screen: string) => screen.startsWith('AWS role>') && screen.includes('Enter selects');
const isLeft = (screen: string) => !screen.startsWith('AWS role>');

/** What a switch leaves of the region and the endpoint. */
const showPlace = 'echo "at <$AWS_REGION> <$AWS_ENDPOINT_URL>"';

const show = 'echo "now <$AWSROLE_PROFILE> <$AWS_ACCESS_KEY_ID>"';

// Beside each other, since most of their time is the shells' and the terminals'.
describe.skipIf(!isThere('tmux'))('awsrole pick in a terminal', { concurrent: true }, () => {
  for (const { shell, words } of shells) {
    it.skipIf(!isThere(shell))(
      `switches ${shell} by the function that the page has for it, takes nothing of a role into the next one, and says when there is none`,
      async () => {
        await withShell(words, async (terminal) => {
          await type(terminal, `source ${functions(shell)}; clear; echo ready`, (screen) => /^ready/m.test(screen));
          await type(terminal, 'clear; awsp', isList);
          await type(terminal, 'prod', isLeft);
          await type(terminal, `clear; ${show}`, (screen) => screen.includes('now <it is prod> <KEY-1>'));
          await type(terminal, showPlace, (screen) => screen.includes('at <us-east-1> <http://localhost:4566>'));

          await type(terminal, 'awsp', (screen) => isList(screen) && screen.includes(' *  it is prod'));
          terminal.press('Escape');
          await terminal.waitFor(isLeft);
          await type(terminal, `clear; echo left; ${show}`, (screen) => /^left\nnow <it is prod>/m.test(screen));

          const choose = async (query: string) => {
            await type(terminal, `clear; awsp ${query} && echo taken || echo failed`, isList);
            await type(terminal, '', (screen) => /^(taken|failed)$/m.test(screen));
            return type(terminal, showPlace, (screen) => screen.includes('at <eu-west-1> <>'));
          };
          expect(await choose('-開発')).toMatch(/^taken$/m);
          expect(await choose('broken')).toMatch(/^failed$/m);

          await type(terminal, 'clear; awsp; echo left', isList);
          terminal.press('DC');
          // What is typed while the list ends is the list's.
          await terminal.waitFor((screen) => /^left$/m.test(screen));
          await type(terminal, `clear; ${show}`, (screen) => /^now <> <>/m.test(screen));
          await type(terminal, showPlace, (screen) => screen.includes('at <> <>'));
        });
      },
    );
  }

  it('takes keys that were typed ahead, and gives the screen back when it is told to end', async () => {
    await withShell(['bash', '--norc', '--noprofile', '-i'], async (terminal) => {
      await type(terminal, 'clear; sleep 1; name=$(awsrole pick --multi); echo "got: $name $?"', () => true);
      terminal.type('開');
      terminal.press('Enter');
      await terminal.waitFor((screen) => /^got: -開発 0/m.test(screen));
      const file = join(folder, 'process');
      await type(terminal, `clear; bash -c 'echo $$ >${file}; exec awsrole pick'; echo "left: $?"`, isList);
      process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM');
      const screen = await terminal.waitFor((text) => /^left: 130/m.test(text));
      expect(screen).not.toContain('Enter selects');
    });
  });

  it('gives the screen back when it is stopped, and draws the list again when it goes on', async () => {
    await withShell(['bash', '--norc', '--noprofile', '-i'], async (terminal) => {
      const file = join(folder, 'stopped');
      await type(terminal, `clear; bash -c 'echo $$ >${file}; exec awsrole pick'`, isList);
      const own = Number(readFileSync(file, 'utf8'));
      process.kill(own, 'SIGTSTP');
      const screen = await terminal.waitFor((text) => text.includes('Stopped'));
      expect(screen).not.toContain('Enter selects');
      await type(terminal, 'clear; fg', isList);
      process.kill(own, 'SIGSTOP');
      await terminal.waitFor((text) => text.includes('Stopped'));
      await type(terminal, 'clear; fg', (text) => isList(text) && !text.includes('Stopped'));
      terminal.type('prod');
      await terminal.waitFor((text) => text.startsWith('AWS role> prod'));
      terminal.press('Enter');
      await terminal.waitFor((text) => /^it is prod$/m.test(text));
    });
  });
});

describe.skipIf(!isThere('script') || process.platform !== 'linux')('Ctrl+Y in the list', () => {
  const tools = join(folder, 'tools');
  const copied = join(folder, 'copied');
  mkdirSync(tools);
  writeFileSync(join(tools, 'xclip'), '#!/bin/sh\ncat >"$HOME/copied"\n', { mode: 0o755 });
  const desktop = { ...environment, PATH: `${tools}:${environment.PATH}`, DISPLAY: ':0' };
  const asked = `\x1b]52;c;${Buffer.from('-開発').toString('base64')}\x07`;

  const readCopied = () => (existsSync(copied) ? readFileSync(copied, 'utf8') : '');

  /** What the terminal was sent until the list ended: when the tool has what was copied, or after so many milliseconds. */
  function copy(variables: Readonly<Record<string, string>>, milliseconds: number): Promise<string> {
    rmSync(copied, { force: true });
    const leave = async () => {
      for (let waited = 0; waited < milliseconds && readCopied() !== '-開発'; waited += 25) await pause(25);
      terminal.stdin.write('\x03');
    };
    const terminal = spawn(
      'script',
      ['-qfec', `stty rows 20 cols 80; exec '${engine}' pick --query 開発`, '/dev/null'],
      {
        env: { ...desktop, ...variables },
      },
    );
    return new Promise((resolve) => {
      let shown = '';
      terminal.stdout.on('data', (chunk: Buffer) => {
        const before = shown;
        shown += chunk.toString();
        if (!before.includes('Enter selects') && shown.includes('Enter selects')) terminal.stdin.write('\x19');
        if (!before.includes('copied: ') && shown.includes('copied: ')) leave();
      });
      terminal.on('close', () => resolve(shown));
    });
  }

  it("asks the terminal and the system's tool; over ssh the terminal alone", async () => {
    expect(await copy({}, 20_000)).toContain(asked);
    expect(readCopied()).toBe('-開発');
    expect(await copy({ SSH_TTY: '/dev/pts/0' }, 300)).toContain(asked);
    expect(existsSync(copied)).toBe(false);
  });
});

describe('awsrole pick without a terminal', () => {
  it('fails with TerminalRequired', () => {
    const { status, stderr } = spawnSync(engine, ['pick'], { env: environment, input: '', encoding: 'utf8' });
    expect([status, JSON.parse(stderr).error.code]).toEqual([1, 'TerminalRequired']);
  });
});
