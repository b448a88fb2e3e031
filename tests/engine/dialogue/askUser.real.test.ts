import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../../../scripts/lib/tmux.mjs';
import { builtEngine } from '../build/builtEngine.ts';

const folder = mkdtempSync(join(tmpdir(), 'awsrole-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const config = join(folder, 'config');
writeFileSync(
  config,
  [
    '[profile base]\naws_access_key_id = KEY\naws_secret_access_key = s\n',
    '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/dev\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\n',
  ].join(''),
);

describe.skipIf(spawnSync('tmux', ['-V']).status !== 0)('a question for a code in a terminal', () => {
  it('is asked again after Ctrl+Z and fg, and what is typed stays hidden', async () => {
    const variables = [
      `HOME=${folder}`,
      `AWS_CONFIG_FILE=${config}`,
      `PATH=${process.env['PATH']}`,
      'TERM=xterm',
      'HISTFILE=',
    ];
    const shell = ['env', '-i', ...variables, 'bash', '--norc', '--noprofile', '-i'];
    const terminal = openTerminal(shell, { columns: 100, rows: 20 });
    try {
      await terminal.waitFor((screen) => screen.trim() !== '');
      terminal.enter(`clear; ${builtEngine()} export --profile dev --as json`);
      await terminal.waitFor((screen) => screen.includes('MFA code for dev'));
      terminal.type('123');
      terminal.press('C-z');
      await terminal.waitFor((screen) => screen.includes('Stopped'));
      terminal.enter('clear; fg');
      await terminal.waitFor((screen) => !screen.includes('Stopped') && screen.includes('MFA code for dev'));
      terminal.enter('98765');
      const screen = await terminal.waitFor((text) => text.includes('must be six digits'));
      expect(screen).not.toContain('98765');
      terminal.press('C-c');
      await terminal.waitFor((text) => text.includes('MfaRejected'));
    } finally {
      await terminal.close();
    }
  });
});
