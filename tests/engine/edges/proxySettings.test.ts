import { platform } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openProxySettings } from '../../../src/edges/proxySettings.ts';

describe("the system's proxy settings", () => {
  it('are none on Linux', async () => {
    expect(await openProxySettings('linux', process.env)()).toBe('');
  });

  it.each(['win32', 'darwin'] as const)('are none where the tool of %s is not there', async (system) => {
    expect(await openProxySettings(system, { SYSTEMROOT: '/nowhere' })()).toBe('');
  });

  it.skipIf(platform() !== 'win32')('are read of the registry (only where there is one: Windows)', async () => {
    expect(await openProxySettings('win32', process.env)()).toContain('Internet Settings');
  });

  it.skipIf(platform() !== 'darwin')('are read of the network settings (only where scutil is: macOS)', async () => {
    expect(await openProxySettings('darwin', process.env)()).toContain('<dictionary>');
  });
});
