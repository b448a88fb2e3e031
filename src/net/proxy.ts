import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { SystemProxy } from './systemProxy.ts';

/**
 * The proxy for a URL from HTTPS_PROXY, HTTP_PROXY, and NO_PROXY; null for a direct connection. Follows the rules of the AWS CLI
 * (Python's urllib): the lower-case name takes precedence, a proxy without a scheme is HTTP, a NO_PROXY entry matches the host name
 * and its subdomains, and `*` matches everything. Link-local addresses never use a proxy.
 */
export function readProxy(url: URL, environment: Environment): Result<URL | null> {
  const scheme = schemeOf(url);
  const name = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`].find((one) => environment[one] !== undefined) ?? '';
  const text = environment[name]?.trim() ?? '';
  if (text === '' || isLinkLocal(url.hostname) || isExempt(url, environment)) return succeed(null);
  return toProxy(text) ?? fail(unusableProxy(name));
}

/** Whether the system's proxy settings apply: no proxy variable is set, and the address is neither loopback nor link-local. */
export function usesSystemProxy(url: URL, environment: Environment): boolean {
  const isNamed = Object.entries(environment).some(([name, value]) => value && /._proxy$/i.test(name));
  return !isNamed && !isLinkLocal(url.hostname) && !isLoopback(url.hostname);
}

/** The proxy for a URL from the system's proxy settings; null for a direct connection. */
export function readSystemProxy(url: URL, system: SystemProxy | null): Result<URL | null> {
  const text = system?.[schemeOf(url)];
  if (system === null || text === undefined || system.isExempt(withoutBrackets(url.hostname))) return succeed(null);
  return toProxy(text) ?? fail(unusableSystemProxy(system.place));
}

/** A proxy URL without user and password. */
export function renderProxy(proxy: URL): string {
  return `${proxy.protocol}//${proxy.host}`;
}

function schemeOf(url: URL): 'http' | 'https' {
  return url.protocol === 'https:' ? 'https' : 'http';
}

const supported = new Set(['http:', 'https:']);

function toProxy(text: string): Result<URL> | undefined {
  const proxy = URL.parse(text.includes('://') ? text : `http://${text}`);
  return proxy !== null && supported.has(proxy.protocol) ? succeed(proxy) : undefined;
}

function isExempt(url: URL, environment: Environment): boolean {
  const list = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  const entries = list.split(',').map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\*?\.+/, ''),
  );
  const host = withoutBrackets(url.hostname);
  return entries.some((entry) => entry === '*' || isBelow(host, entry) || isBelow(url.host, entry));
}

function isBelow(host: string, name: string): boolean {
  return name !== '' && (host === name || host.endsWith(`.${name}`));
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

function isLinkLocal(host: string): boolean {
  return host.startsWith('169.254.') || host.startsWith('[fe80:') || host.startsWith('[fd00:ec2:');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.[\d.]+$/.test(host) || host === '[::1]';
}

function unusableProxy(variable: string) {
  return {
    code: 'NetworkUnreachable',
    message: say`${variable} is not a valid proxy URL.`,
    hint: say`Set ${variable} to http://host:port, or remove it.`,
    target: variable,
  } as const;
}

function unusableSystemProxy(place: string) {
  return {
    code: 'NetworkUnreachable',
    message: say`The proxy URL in ${place} is not valid.`,
    hint: say`Set HTTPS_PROXY to http://host:port, or set NO_PROXY to * to use no proxy.`,
    target: place,
  } as const;
}
