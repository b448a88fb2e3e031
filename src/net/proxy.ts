import type { Environment } from '../core/environment.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { SystemProxy } from './systemProxy.ts';

/**
 * The proxy for a URL by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or null to go straight. The rules are the AWS CLI's
 * (Python's urllib): the lower-case name takes precedence, a proxy without scheme is http, NO_PROXY entries match the name
 * and everything below it, `*` matches all. Link-local addresses are never asked through a proxy.
 */
export function readProxy(url: URL, environment: Environment): Result<URL | null> {
  const scheme = schemeOf(url);
  const name = [`${scheme}_proxy`, `${scheme.toUpperCase()}_PROXY`].find((one) => environment[one] !== undefined) ?? '';
  const text = environment[name]?.trim() ?? '';
  if (text === '' || isLinkLocal(url.hostname) || isExempt(url, environment)) return succeed(null);
  return toProxy(text) ?? fail(unusableProxy(name));
}

/** Whether the system's own settings decide: no variable does, and the address is not of this machine or its link. */
export function asksSystem(url: URL, environment: Environment): boolean {
  const isNamed = Object.entries(environment).some(([name, value]) => value && /._proxy$/i.test(name));
  return !isNamed && !isLinkLocal(url.hostname) && !isLoopback(url.hostname);
}

/** The proxy for a URL by the system's own settings. */
export function readSystemProxy(url: URL, system: SystemProxy | null): Result<URL | null> {
  const text = system?.[schemeOf(url)];
  if (system === null || text === undefined || system.isExempt(withoutBrackets(url.hostname))) return succeed(null);
  return toProxy(text) ?? fail(unusableSystemProxy(system.place));
}

/** A proxy's address without its user and password. */
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
