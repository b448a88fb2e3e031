import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { copyText, findClipboardTool } from '../../../src/programs/copyText.ts';

describe('the tool of the clipboard', () => {
  const all = ['wl-copy', 'xclip', 'xsel', 'pbcopy', 'clip.exe'];

  it.each([
    ['linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, all, 'wl-copy'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, ['xsel'], 'xsel --clipboard --input'],
    ['linux', { DISPLAY: ':0' }, all, 'xclip -selection clipboard'],
    ['linux', { WSL_DISTRO_NAME: 'Ubuntu' }, all, 'clip.exe'],
    ['linux', {}, all, 'none'],
    ['linux', { DISPLAY: ':0' }, [], 'none'],
    ['linux', { DISPLAY: ':10', SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, all, 'none'],
    ['darwin', {}, all, 'pbcopy'],
    ['darwin', { SSH_TTY: '/dev/ttys001' }, all, 'none'],
    ['win32', { SYSTEMROOT: 'C:\\WINDOWS' }, [], 'C:\\WINDOWS\\System32\\clip.exe'],
    ['win32', { SSH_CLIENT: '192.0.2.1 1 22' }, all, 'none'],
  ] as const)('on %s with %j, of %j, is %s', (platform, environment, there: readonly string[], wanted) => {
    const tool = findClipboardTool({ environment, platform }, (name) => (there.includes(name) ? name : null));
    expect(tool === undefined ? 'none' : [tool.file, ...tool.words].join(' ')).toBe(wanted);
  });

  it.skipIf(process.platform === 'win32').each([
    ['xclip', { DISPLAY: ':0' }, 'utf8'],
    ['clip.exe', { WSL_DISTRO_NAME: 'Ubuntu' }, 'utf16le'],
  ] as const)('%s gets the text alone, and none of the secrets of the shell', async (tool, desktop, encoding) => {
    const folder = mkdtempSync(join(tmpdir(), 'awsrole-copy-'));
    try {
      const script = '#!/bin/sh\nenv >"$HOME/environment"; cat >"$HOME/part"; mv "$HOME/part" "$HOME/copied"\n';
      writeFileSync(join(folder, tool), script, { mode: 0o755 });
      const path = `${folder}:${process.env['PATH']}`;
      const environment = { PATH: path, HOME: folder, ...desktop, AWS_SECRET_ACCESS_KEY: 'secret' };
      copyText('開発 it is', { environment, platform: 'linux' });
      for (let round = 0; round < 200 && !existsSync(join(folder, 'copied')); round++) await sleep(25);
      expect(readFileSync(join(folder, 'copied'), encoding)).toBe('開発 it is');
      expect(readFileSync(join(folder, 'environment'), 'utf8')).not.toContain('secret');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('that cannot be started is nothing to the list', async () => {
    const environment = { PATH: join(tmpdir(), 'not-there'), DISPLAY: ':0', SYSTEMROOT: join(tmpdir(), 'not-there') };
    for (const platform of ['linux', 'win32'] as const)
      expect(() => copyText('x', { environment, platform })).not.toThrow();
    await sleep(50);
  });
});
