import { describe, expect, it } from 'vitest';
import { parseSystemProxy } from '../../../src/net/systemProxy.ts';

/** As `reg query` prints a key. */
function internetOptions(values: Readonly<Record<string, string>>): string {
  const key = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
  const lines = Object.entries(values).map(
    ([name, value]) => `    ${name}    ${value.startsWith('0x') ? 'REG_DWORD' : 'REG_SZ'}    ${value}`,
  );
  return [
    '',
    key,
    '    User Agent    REG_SZ    Mozilla/4.0 (compatible; MSIE 8.0; Win32)',
    ...lines,
    '',
    `${key}\\5.0`,
    '',
  ].join('\r\n');
}

const windows = (values: Readonly<Record<string, string>>) => parseSystemProxy('win32', internetOptions(values));
const on = { ProxyEnable: '0x1' };

describe("Windows' Internet Options", () => {
  it.each<[string, Record<string, string>, string | undefined, string | undefined]>([
    ['one for all', { ProxyServer: 'proxy.corp:8080' }, 'proxy.corp:8080', 'proxy.corp:8080'],
    ['one for each scheme', { ProxyServer: 'http=a:1;https=b:2;ftp=c:3' }, 'a:1', 'b:2'],
    ['one with its own scheme', { ProxyServer: 'https=https://b:2' }, undefined, 'https://b:2'],
    ['SOCKS for what has none', { ProxyServer: 'http=a:1;socks=s:1080' }, 'a:1', 'socks://s:1080'],
    ['none but the switch', {}, undefined, undefined],
  ])('hold %s', (_what, values, http, https) => {
    expect(windows({ ...on, ...values })).toMatchObject({ http, https });
  });

  it.each<[string, Record<string, string>]>([
    ['are switched off', { ProxyEnable: '0x0', ProxyServer: 'a:1' }],
    ['have no switch', { ProxyServer: 'a:1' }],
  ])('hold none where they %s', (_what, values) => {
    expect(windows(values)).toBeNull();
  });

  it.each([
    ['*.corp.example', 'git.corp.example', true],
    ['*.corp.example', 'corp.example', false],
    ['10.*', '10.1.2.3', true],
    ['10.*', '110.1.2.3', false],
    ['sts.eu-west-?.amazonaws.com', 'STS.eu-west-1.amazonaws.com', true],
    ['sts', 'sts.eu-west-1.amazonaws.com', true],
    ['amazonaws.com', 'sts.amazonaws.com', false],
    ['<local>', 'intranet', true],
    ['<local>', 'sts.amazonaws.com', false],
    ['', 'sts.amazonaws.com', false],
  ])('with the exception %s: is %s exempt?', (pattern, host, exempt) => {
    const proxy = windows({ ...on, ProxyServer: 'a:1', ProxyOverride: `other.example;${pattern}` });
    expect(proxy?.isExempt(host)).toBe(exempt);
  });
});

/** As `scutil --proxy` prints it. */
const networkSettings = (lines: readonly string[]) =>
  ['<dictionary> {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
const mac = (...lines: readonly string[]) => parseSystemProxy('darwin', networkSettings(lines));
const secure = ['HTTPSEnable : 1', 'HTTPSPort : 3128', 'HTTPSProxy : proxy.corp'];

describe("macOS' network settings", () => {
  it('hold a proxy for each scheme, where it is switched on', () => {
    expect(mac(...secure, 'HTTPEnable : 0', 'HTTPPort : 80', 'HTTPProxy : old.corp')).toMatchObject({
      http: undefined,
      https: 'proxy.corp:3128',
    });
    expect(mac('HTTPEnable : 1', 'HTTPProxy : p')).toMatchObject({ http: 'p:80', https: undefined });
  });

  it('are not read from what is set for one network card alone', () => {
    const proxy = mac(
      '__SCOPED__ : <dictionary> {',
      '  en0 : <dictionary> {',
      ...secure.map((line) => `    ${line}`),
      '  }',
      '}',
    );
    expect(proxy).toMatchObject({ https: undefined });
  });

  it.each([
    ['*.local', 'printer.local', true],
    ['*.local', 'local.example', false],
    ['169.254/16', '169.254.1.1', true],
    ['169.254/16', '169.255.1.1', false],
    ['10.1', '10.1.200.3', true],
    ['10.1', '10.2.200.3', false],
    ['10.128/9', '10.200.0.1', true],
    ['10.128/9', '10.127.0.1', false],
    ['10.0.0.0/99', '10.0.0.1', false],
    ['10.1', 'sts.amazonaws.com', false],
  ])('with the exception %s: is %s exempt?', (pattern, host, exempt) => {
    const proxy = mac('ExceptionsList : <array> {', '  0 : example.com', `  1 : ${pattern}`, '}', ...secure);
    expect(proxy?.isExempt(host)).toBe(exempt);
  });

  it('may exempt all names without a dot', () => {
    expect(
      [mac(...secure), mac('ExcludeSimpleHostnames : 1', ...secure)].map((proxy) => proxy?.isExempt('intranet')),
    ).toEqual([false, true]);
  });
});

it('is nothing that Linux has', () => {
  expect(parseSystemProxy('linux', '')).toBeNull();
});

it.each(['win32', 'darwin'] as const)('sets no proxy where the tool of %s says nothing', (platform) => {
  const proxy = parseSystemProxy(platform, '');
  expect([proxy?.http, proxy?.https]).toEqual([undefined, undefined]);
});
