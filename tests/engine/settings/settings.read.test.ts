import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../src/core/error.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';

describe('readSettings', () => {
  it.each([
    ['the named file', { AWSROLE_SETTINGS_FILE: '/s.ini' }, 'linux' as const, '/s.ini'],
    ['the configuration folder', { XDG_CONFIG_HOME: '/c' }, 'linux' as const, '/c/awsrole/settings.ini'],
    ['the home folder', {}, 'darwin' as const, '/home/me/.config/awsrole/settings.ini'],
    ['the roaming folder', { APPDATA: 'C:\\r' }, 'win32' as const, 'C:\\r\\AwsRole\\settings.ini'],
  ])('reads %s', (_what, environment, platform, path) => {
    const edges = fakeEdges({ environment, platform, files: { [path]: 'protect = prod*\n' } });
    expect(readSettings(edges)).toEqual({ ok: true, value: { protect: ['prod*'] } });
  });

  it.each([
    ['settings.ini', 'linux' as const],
    ['./x/settings.ini', 'darwin' as const],
    ['x\\settings.ini', 'win32' as const],
  ])('refuses %s, which is another file in each folder', (file, platform) => {
    const edges = fakeEdges({ environment: { AWSROLE_SETTINGS_FILE: file }, platform });
    expect(readSettings(edges)).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: file } });
  });

  it('gives the defaults where there is no file', () => {
    expect(readSettings(fakeEdges())).toEqual({ ok: true, value: { protect: [] } });
  });

  it('names its own variable where the file cannot be read', () => {
    const unread = { code: 'ConfigSyntax', message: 'No.', hint: 'Set AWS_CONFIG_FILE.' } as const;
    expect(readSettings(fakeEdges({ readFile: () => fail(unread) }))).toMatchObject({
      error: { ...unread, hint: expect.stringContaining('AWSROLE_SETTINGS_FILE') },
    });
  });

  it('reads UTF-16, which `>` of Windows PowerShell writes, and refuses what is no text', () => {
    const readBytes = (bytes: Uint8Array) => readSettings(fakeEdges({ readFile: () => succeed(bytes) }));
    expect(readBytes(Buffer.from('\ufeffprotect = prod*\r\n', 'utf16le'))).toEqual({
      ok: true,
      value: { protect: ['prod*'] },
    });
    expect(readBytes(Buffer.from('protect = \u00e9', 'latin1'))).toMatchObject({
      ok: false,
      error: { code: 'ConfigSyntax', line: 1, hint: expect.stringContaining('Set-AwsRoleOption') },
    });
  });
});
