import { cleanText } from '../core/cleanText.ts';
import type { EngineError } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Failure } from './http.ts';

/** Classifies an error from the sockets, TLS, or HTTP parser of Node.js. `proxied`: whether the connection was to a proxy. */
export function readFailure(error: unknown, host: string, proxied: boolean): Failure {
  const { code, message } = readFacts(error);
  if (code === 'ERR_PROXY_TUNNEL') return { kind: 'proxy', reason: cleanText(message) };
  if (dnsCodes.has(code)) {
    return proxied ? { kind: 'proxy', reason: say`its host name could not be resolved` } : { kind: 'dns', host };
  }
  if (issuerCodes.has(code)) return { kind: 'unknown-issuer', code, reason: cleanText(message) };
  if (isTls(code)) return { kind: 'tls', code, reason: cleanText(message) };
  if (code.startsWith('HPE_')) return { kind: 'not-http', code };
  const kind = socketKinds[code] ?? 'other';
  if (proxied && (kind === 'refused' || kind === 'unreachable')) {
    return { kind: 'proxy', reason: say`no connection (${code})` };
  }
  return { kind, code };
}

/** Whether another attempt might succeed. */
export function isTransient(failure: Failure): boolean {
  return transientKinds.has(failure.kind);
}

/** The error for a failure: the endpoint, what happened, and what to check. */
export function describeFailure(
  failure: Failure,
  endpoint: string,
  attempts: number,
  proxy: string | null,
): EngineError {
  const { what, hint } = describe(failure);
  const through = proxy === null ? '' : say` through the proxy ${proxy}`;
  const tries = attempts > 1 ? say` (${attempts} attempts)` : '';
  return {
    code: unfit.has(failure.kind) ? 'StsUnavailable' : 'NetworkUnreachable',
    message: say`The request to ${endpoint}${through} failed: ${what}${tries}.`,
    hint,
    target: endpoint,
  };
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

/** Verification errors of OpenSSL that another root certificate might fix. */
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

const transientKinds: ReadonlySet<Failure['kind']> = new Set([
  'dns',
  'refused',
  'unreachable',
  'cut',
  'stale',
  'timeout',
  'proxy',
  'other',
]);

function describe(failure: Failure): { readonly what: string; readonly hint: string } {
  switch (failure.kind) {
    case 'dns':
      return {
        what: say`the host name ${failure.host} could not be resolved`,
        hint: say`Check the network, and the spelling of the region and the endpoint.`,
      };
    case 'refused':
      return {
        what: say`the connection was refused`,
        hint: say`Check the endpoint and its port, and the firewall and proxy settings.`,
      };
    case 'unreachable':
      return {
        what: say`the endpoint cannot be reached (${failure.code})`,
        hint: say`Check the network, and whether a VPN or a proxy is required (HTTPS_PROXY).`,
      };
    case 'cut':
    case 'stale':
      return {
        what: say`the connection was interrupted`,
        hint: say`Try again. If the problem persists, check the proxy and firewall settings.`,
      };
    case 'timeout':
      return describeTimeout(failure.phase, failure.milliseconds);
    case 'unknown-issuer':
      return {
        what: say`the certificate comes from an issuer that this machine does not trust (${failure.code})`,
        hint: say`Behind a company proxy, set AWS_CA_BUNDLE to the file with your company's root certificate.`,
      };
    case 'tls':
      return {
        what: say`the secure connection failed (${failure.code}: ${failure.reason})`,
        hint: hintForTls(failure.code),
      };
    case 'proxy':
      return {
        what: say`the proxy did not connect: ${failure.reason}`,
        hint: say`Check HTTPS_PROXY, HTTP_PROXY, and NO_PROXY, and the user name in the proxy URL. If they are not set, check the proxy settings of the system.`,
      };
    case 'ca-bundle':
      return {
        what: say`the certificate file ${failure.file} cannot be used (${failure.reason})`,
        hint: say`Set AWS_CA_BUNDLE or ca_bundle to a PEM file that exists.`,
      };
    case 'not-http':
      return {
        what: say`the response is not valid HTTP (${failure.code})`,
        hint: say`Check the endpoint: another service might be listening there.`,
      };
    case 'too-large':
      return {
        what: say`the response is too large`,
        hint: say`Check the endpoint: another service might be listening there.`,
      };
    case 'other':
      return {
        what: say`the connection failed (${failure.code})`,
        hint: say`Check the network, the proxy, and the endpoint.`,
      };
  }
}

function describeTimeout(phase: 'connect' | 'answer', milliseconds: number) {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return phase === 'connect'
    ? {
        what: say`could not connect within ${seconds} seconds`,
        hint: say`Check the network, the endpoint, and whether a proxy is required (HTTPS_PROXY).`,
      }
    : {
        what: say`no complete response within ${seconds} seconds`,
        hint: say`Try again. If the problem persists, check the network and the endpoint.`,
      };
}

function hintForTls(code: string): string {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return say`Check the clock of this machine, then the certificate.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return say`Check the endpoint: the certificate was issued for a different host name.`;
  return say`Check the endpoint (HTTPS or HTTP) and the proxy settings.`;
}

/** Failures of an endpoint that was reached, but whose response is not valid. */
const unfit: ReadonlySet<Failure['kind']> = new Set(['not-http', 'too-large']);
