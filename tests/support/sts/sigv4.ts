import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ServiceRequest } from './http.ts';

/** AWS Signature Version 4, header form: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** The parts of an `Authorization` header. */
export interface Authorization {
  readonly accessKeyId: string;
  /** YYYYMMDD. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SigningInput {
  readonly secret: string;
  readonly authorization: Omit<Authorization, 'accessKeyId' | 'signature'>;
  /** YYYYMMDDTHHMMSSZ. */
  readonly timestamp: string;
}

/** The lowercase hex signature that a request must have. */
export function computeSignature(request: ServiceRequest, { secret, authorization, timestamp }: SigningInput): string {
  const { date, region, service, terminator, signedHeaders } = authorization;
  const scope = [date, region, service, terminator].join('/');
  const stringToSign = [ALGORITHM, timestamp, scope, sha256(canonicalRequest(request, signedHeaders))].join('\n');
  const key = [date, region, service, terminator].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, stringToSign).toString('hex');
}

/** Compares two signatures in time that does not depend on where they differ. */
export function sameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Formats a time as YYYYMMDDTHHMMSSZ. */
export function formatTimestamp(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Parses a time in the form YYYYMMDDTHHMMSSZ; undefined if it is malformed. */
export function parseTimestamp(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function canonicalRequest(request: ServiceRequest, signedHeaders: readonly string[]): string {
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request, name)}`),
    '',
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
}

function canonicalPath(path: string): string {
  return path.split('/').map(encode).join('/') || '/';
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return `${encode(decode(name))}=${encode(decode(value.join('=')))}`;
  });
  return pairs.sort().join('&');
}

function headerValue(request: ServiceRequest, name: string): string {
  return request.rawHeaders
    .filter(([header]) => header.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/ +/g, ' '))
    .join(',');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    // A malformed escape can only have been signed unchanged.
    return text;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
