import { describe, expect, it } from 'vitest';
import { readProxy, readSystemProxy, renderProxy, usesSystemProxy } from '../../../src/net/proxy.ts';

const sts = 'https://sts.eu-west-1.amazonaws.com/';

function choose(url: string, environment: Record<string, string>): string | null | 'refused' {
  const proxy = readProxy(new URL(url), environment);
  return proxy.ok ? proxy.value && renderProxy(proxy.value) : 'refused';
}

describe('the proxy of a call', () => {
  it.each<readonly [sentence: string, url: string, environment: Record<string, string>, proxy: string | null]>([
    ['is none when no variable names one', sts, {}, null],
    ['is HTTPS_PROXY for https', sts, { HTTPS_PROXY: 'http://p:3128', HTTP_PROXY: 'http://q:1' }, 'http://p:3128'],
    [
      'is HTTP_PROXY for http',
      'http://sts.local/',
      { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:1' },
      'http://q:1',
    ],
    [
      'is the lower-case variable where both are set',
      sts,
      { https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1' },
      'http://a:1',
    ],
    [
      'is http where it names no scheme',
      sts,
      { HTTPS_PROXY: 'proxy.example.com:3128' },
      'http://proxy.example.com:3128',
    ],
    ['shows neither user nor password', sts, { HTTPS_PROXY: 'http://me:secret@p:3128' }, 'http://p:3128'],
    ['is none when the variable is empty', sts, { HTTPS_PROXY: '' }, null],
    [
      'is none for a name in NO_PROXY',
      sts,
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'sts.eu-west-1.amazonaws.com' },
      null,
    ],
    ['is none below a name in NO_PROXY', sts, { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'x, amazonaws.com' }, null],
    ['is none below a name with a dot in front', sts, { HTTPS_PROXY: 'http://p:1', no_proxy: '.amazonaws.com' }, null],
    [
      'is none below a name with a star in front',
      sts,
      { HTTPS_PROXY: 'http://p:1', no_proxy: '*.amazonaws.com' },
      null,
    ],
    [
      'is there where no_proxy, which wins over NO_PROXY, does not name the host',
      sts,
      { HTTPS_PROXY: 'http://p:1', no_proxy: 'example.com', NO_PROXY: '*' },
      'http://p:1',
    ],
    ['is none for all when NO_PROXY is a star', sts, { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, null],
    [
      'is none for a host and port in NO_PROXY',
      'http://h:8080/',
      { HTTP_PROXY: 'http://p:1', NO_PROXY: 'h:8080' },
      null,
    ],
    [
      'is there for the same host on another port',
      'http://h:8081/',
      { HTTP_PROXY: 'http://p:1', NO_PROXY: 'h:8080' },
      'http://p:1',
    ],
    [
      'is there for a name that only ends alike',
      'https://notamazonaws.com/',
      { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'amazonaws.com' },
      'http://p:1',
    ],
    ['is none for the link-local instance metadata', 'http://169.254.169.254/', { HTTP_PROXY: 'http://p:1' }, null],
    ['is none for the IPv6 instance metadata', 'http://[fd00:ec2::254]/', { HTTP_PROXY: 'http://p:1' }, null],
    ['is not taken from ALL_PROXY, as aws-cli does not', sts, { ALL_PROXY: 'http://p:1' }, null],
  ])('%s', (_sentence, url, environment, proxy) => {
    expect(choose(url, environment)).toBe(proxy);
  });

  it.each(['socks5://p:1080', 'http://', 'http://[', 'file:///etc/passwd'])(
    'refuses %s as a proxy address',
    (address) => {
      expect(choose(sts, { HTTPS_PROXY: address })).toBe('refused');
    },
  );

  it('names the variable and not the address when it refuses, since that may hold a password', () => {
    const proxy = readProxy(new URL(sts), { HTTPS_PROXY: 'socks5://me:hunter2@p:1080' });
    expect(proxy).toMatchObject({ ok: false, error: { code: 'NetworkUnreachable', target: 'HTTPS_PROXY' } });
    expect(JSON.stringify(proxy)).not.toContain('hunter2');
  });

  it('names the variable that is set, which may be in lower case', () => {
    const proxy = readProxy(new URL('http://sts.example'), {
      http_proxy: 'socks5://proxy',
      HTTP_PROXY: 'http://proxy',
    });
    expect(proxy).toMatchObject({ ok: false, error: { target: 'http_proxy' } });
  });
});

describe("the system's proxy", () => {
  const system = {
    place: 'the settings',
    http: undefined,
    https: 'proxy.corp:8080',
    isExempt: (host: string) => host === 'exempt' || host === '::2',
  };
  const choice = (url: string, given: typeof system | null = system) => {
    const proxy = readSystemProxy(new URL(url), given);
    return proxy.ok ? proxy.value && renderProxy(proxy.value) : proxy.error;
  };

  it('is asked for where no variable names a proxy', () => {
    expect(usesSystemProxy(new URL(sts), { PROXY: 'x', HTTPS_PROXY: '', AWS_PROFILE: 'dev' })).toBe(true);
  });

  it.each(['HTTPS_PROXY', 'http_proxy', 'NO_PROXY', 'ALL_PROXY', 'FTP_PROXY'])(
    'is not asked for where %s is set, as Python does not',
    (name) => {
      expect(usesSystemProxy(new URL(sts), { [name]: 'x' })).toBe(false);
    },
  );

  it.each([
    'http://127.0.0.1:4566',
    'http://localhost:4566',
    'http://sts.localhost',
    'http://[::1]:1',
    'http://169.254.169.254',
  ])('is not asked for %s', (url) => {
    expect(usesSystemProxy(new URL(url), {})).toBe(false);
  });

  it.each([
    ['http, which is usual, where it names no scheme', sts, 'http://proxy.corp:8080'],
    ['none for a scheme without one', 'http://sts.corp/', null],
    ['none for a name that is exempt', 'https://exempt/', null],
    ['none for an IPv6 address that is exempt', 'https://[::2]/', null],
  ])('is %s', (_what, url, expected) => {
    expect(choice(url)).toBe(expected);
  });

  it('is none where the system has none', () => {
    expect(choice(sts, null)).toBeNull();
  });

  it('is named by its place where it cannot be used', () => {
    expect(choice(sts, { ...system, https: 'socks://me:hunter2@p:1080' })).toEqual({
      code: 'NetworkUnreachable',
      message: 'The proxy URL in the settings is not valid.',
      hint: 'Set HTTPS_PROXY to http://host:port, or set NO_PROXY to * to use no proxy.',
      target: 'the settings',
    });
  });
});
