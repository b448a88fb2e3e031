import { timingSafeEqual } from 'node:crypto';
import { loopback } from '../edges/loopback.ts';

/** A request before it is answered. */
interface Incoming {
  readonly method: string;
  /** The path and query of the first line, not decoded. */
  readonly target: string;
  /** Alternating names and values as received, with repeated headers. */
  readonly rawHeaders: readonly string[];
  readonly peer: string | undefined;
}

/** The requirements for a request. */
interface Expected {
  /** `127.0.0.1:port` */
  readonly host: string;
  readonly path: string;
  readonly token: string;
}

/** Returns the status of a refusal; undefined for a valid request. */
export function checkRequest(incoming: Incoming, expected: Expected): 400 | 401 | 403 | 405 | undefined {
  const header = (name: string) => readHeaders(incoming.rawHeaders, name);
  if (!isLoopback(incoming.peer)) return 403;
  // DNS rebinding: a page of another site can send requests here under its own host name.
  if (!isExactly(header('host'), expected.host)) return 403;
  // Only browsers and proxies send these headers, never an SDK. Browsers are not supported, so there is no CORS either. A
  // browser sends Sec-Fetch-Site with every Sec-Fetch-Mode; Node's fetch sends only the latter.
  if (incoming.rawHeaders.some((name, index) => index % 2 === 0 && isForeign(name))) return 403;
  if (incoming.method !== 'GET') return 405;
  if (hasBody(header('content-length'), header('transfer-encoding'))) return 400;
  if (!isToken(header('authorization'), expected.token)) return 401;
  return incoming.target === expected.path ? undefined : 403;
}

function readHeaders(raw: readonly string[], name: string): string[] {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name);
}

function isLoopback(peer: string | undefined): boolean {
  return peer === loopback || peer === `::ffff:${loopback}`;
}

function isExactly(values: readonly string[], wanted: string): boolean {
  return values.length === 1 && values[0] === wanted;
}

function isForeign(name: string): boolean {
  return /^(?:origin|referer|cookie|via|forwarded|sec-(?!fetch-mode$).*|x-forwarded-.*|access-control-.*)$/i.test(name);
}

function hasBody(lengths: readonly string[], encodings: readonly string[]): boolean {
  return encodings.length > 0 || lengths.some((length) => length !== '0');
}

/** Compares in constant time. The length of the token is not secret. */
function isToken(values: readonly string[], token: string): boolean {
  const given = Buffer.from(values.length === 1 ? (values[0] ?? '') : '', 'utf8');
  const wanted = Buffer.from(token, 'utf8');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
