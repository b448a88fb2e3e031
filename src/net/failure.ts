import { cleanText } from '../core/cleanText.ts';
import { say } from '../core/say.ts';
import type { Failure } from './http.ts';

/** Sorts an error of Node's sockets, TLS or HTTP parser. `proxied`: the connection went to a proxy. */
export function readFailure(error: unknown, host: string, proxied: boolean): Failure {
  const { code, message } = readFacts(error);
  if (code === 'ERR_PROXY_TUNNEL') return { kind: 'proxy', reason: cleanText(message) };
  if (dnsCodes.has(code)) return { kind: 'dns', host };
  if (issuerCodes.has(code)) return { kind: 'unknown-issuer', code, reason: cleanText(message) };
  if (isTls(code)) return { kind: 'tls', code, reason: cleanText(message) };
  if (code.startsWith('HPE_')) return { kind: 'not-http', code };
  const kind = socketKinds[code] ?? 'other';
  if (proxied && (kind === 'refused' || kind === 'unreachable')) {
    return { kind: 'proxy', reason: say`no connection (${code})` };
  }
  return { kind, code };
}

/** Whether another attempt may succeed. */
export function isPassing(failure: Failure): boolean {
  return passing.has(failure.kind);
}

function readFacts(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: 'unknown', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  return { code, message: error.message };
}

function isTls(code: string): boolean {
  return (
    code.startsWith('ERR_TLS') ||
    code.startsWith('ERR_SSL') ||
    code.startsWith('CERT_') ||
    code === 'EPROTO' ||
    certificateCodes.has(code)
  );
}

const dnsCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME']);

/** OpenSSL's verify results that a further root certificate may cure. */
const issuerCodes = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

const certificateCodes = new Set(['HOSTNAME_MISMATCH', 'INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED']);

const socketKinds: Readonly<Record<string, 'refused' | 'unreachable' | 'cut'>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ECONNRESET: 'cut',
  ECONNABORTED: 'cut',
  EPIPE: 'cut',
};

const passing: ReadonlySet<Failure['kind']> = new Set([
  'dns',
  'refused',
  'unreachable',
  'cut',
  'stale',
  'timeout',
  'proxy',
  'other',
]);
