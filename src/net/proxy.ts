import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';

/**
 * The proxy for a URL by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or null to go straight. The rules are aws-cli's
 * (Python's urllib): the lower-case name wins, a proxy without scheme is http, NO_PROXY entries match the name
 * and everything below it, `*` matches all. Link-local addresses are never asked through a proxy.
 */
export function readProxy(url: URL, environment: Environment): Result<URL | null> {
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const name = `${scheme.toUpperCase()}_PROXY`;
  const text = (environment[name.toLowerCase()] ?? environment[name])?.trim() ?? '';
  if (text === '' || isLinkLocal(url.hostname) || isExempt(url, environment)) return succeed(null);
  const proxy = URL.parse(text.includes('://') ? text : `http://${text}`);
  return proxy !== null && supported.has(proxy.protocol) ? succeed(proxy) : fail(unusableProxy(name));
}

/** A proxy's address without its user and password. */
export function renderProxy(proxy: URL): string {
  return `${proxy.protocol}//${proxy.host}`;
}

const supported = new Set(['http:', 'https:']);

function isExempt(url: URL, environment: Environment): boolean {
  const list = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  const entries = list.split(',').map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\.+/, ''),
  );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return entries.some((entry) => entry === '*' || isBelow(host, entry) || isBelow(url.host, entry));
}

function isBelow(host: string, name: string): boolean {
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}

function isLinkLocal(host: string): boolean {
  return host.startsWith('169.254.') || host.startsWith('[fe80:') || host.startsWith('[fd00:ec2:');
}

function unusableProxy(variable: string) {
  return {
    code: 'NetworkUnreachable',
    message: `${variable} does not hold a proxy address that can be used.`,
    hint: `Set ${variable} to http://host:port, or remove it.`,
    target: variable,
  } as const;
}
