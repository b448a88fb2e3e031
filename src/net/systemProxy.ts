import type { Platform } from '../core/environment.ts';
import { say } from '../core/say.ts';
import { matchesWildcard } from '../core/wildcard.ts';

/** The system's proxy settings, for users who have not set a proxy variable. */
export interface SystemProxy {
  /** Where the user finds the setting. */
  readonly place: string;
  readonly http: string | undefined;
  readonly https: string | undefined;
  readonly isExempt: (host: string) => boolean;
}

/**
 * Parses the output of `reg query` or `scutil --proxy` by the rules of Python's urllib, which the AWS CLI uses, but without
 * DNS lookups to compare addresses.
 */
export function parseSystemProxy(platform: Platform, text: string): SystemProxy | null {
  switch (platform) {
    case 'win32':
      return parseInternetOptions(text);
    case 'darwin':
      return parseNetworkSettings(text);
    case 'linux':
      return null;
  }
}

function parseInternetOptions(text: string): SystemProxy | null {
  const values = new Map([...text.matchAll(/^ +(\S+) +REG_\w+ +(.*?)\r?$/gm)].map(([, name, value]) => [name, value]));
  if (Number(values.get('ProxyEnable') ?? 0) === 0) return null;
  const server = values.get('ProxyServer') ?? '';
  const isOneForAll = !/[=;]/.test(server);
  const entries = isOneForAll ? [] : server.split(';').map((entry) => entry.split(/=(.*)/s));
  const addresses = new Map(entries.map(([scheme = '', address = '']) => [scheme.trim(), address.trim()]));
  const socks = addresses.get('socks');
  const addressOf = (scheme: string) =>
    (isOneForAll ? server : addresses.get(scheme)) || (socks && `socks://${socks}`) || undefined;
  const exempt = (values.get('ProxyOverride') ?? '').split(';').filter((pattern) => pattern !== '');
  return {
    place: say`Windows Internet Options`,
    http: addressOf('http'),
    https: addressOf('https'),
    isExempt: (host) =>
      exempt.some((pattern) => (pattern === '<local>' ? !host.includes('.') : matchesWildcard(`${pattern}*`, host))),
  };
}

function parseNetworkSettings(text: string): SystemProxy | null {
  const values = new Map([...text.matchAll(/^ {2}(\w+) : (.*)$/gm)].map(([, name, value]) => [name, value]));
  const addressOf = (scheme: string) => {
    const host = values.get(`${scheme}Enable`) === '1' ? values.get(`${scheme}Proxy`) : undefined;
    return host === undefined ? undefined : `${host}:${values.get(`${scheme}Port`) ?? '80'}`;
  };
  const list = /^ {2}ExceptionsList : <array> \{\n([^}]*)/m.exec(text)?.[1] ?? '';
  const exempt = [...list.matchAll(/^ *\d+ : (.*)$/gm)].map(([, pattern = '']) => pattern);
  const withoutDots = values.get('ExcludeSimpleHostnames') === '1';
  return {
    place: say`the macOS network settings`,
    http: addressOf('HTTP'),
    https: addressOf('HTTPS'),
    isExempt: (host) =>
      (withoutDots && !host.includes('.')) ||
      exempt.some((pattern) => (/^\d/.test(pattern) ? isInside(host, pattern) : matchesWildcard(pattern, host))),
  };
}

/** Whether a host is in a network such as `169.254/16` or `10.1`. */
function isInside(host: string, pattern: string): boolean {
  const [network = '', length] = pattern.split('/');
  const parts = network.split('.');
  const [address, base] = [toBits(host), toBits([...parts, '0', '0', '0'].slice(0, 4).join('.'))];
  if (address === undefined || base === undefined) return false;
  const bits = length === undefined ? 8 * parts.length : Number(length);
  return bits >= 0 && bits <= 32 && address.slice(0, bits) === base.slice(0, bits);
}

function toBits(address: string): string | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return undefined;
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}
