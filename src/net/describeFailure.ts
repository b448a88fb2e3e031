import type { EngineError } from '../core/error.ts';
import type { Failure } from './http.ts';

/** A failure in words: the endpoint, what happened, and what to check. */
export function describeFailure(
  failure: Failure,
  endpoint: string,
  attempts: number,
  proxy: string | null,
): EngineError {
  const { what, hint } = describe(failure);
  const through = proxy === null ? '' : ` through the proxy ${proxy}`;
  const tries = attempts > 1 ? ` (${attempts} attempts)` : '';
  return {
    code: unfit.has(failure.kind) ? 'StsUnavailable' : 'NetworkUnreachable',
    message: `${endpoint} could not be asked${through}: ${what}${tries}.`,
    hint,
    target: endpoint,
  };
}

function describe(failure: Failure): { readonly what: string; readonly hint: string } {
  switch (failure.kind) {
    case 'dns':
      return {
        what: `the name ${failure.host} is not known`,
        hint: 'Check the network, the region and the endpoint for a misspelling.',
      };
    case 'refused':
      return {
        what: 'the connection was refused',
        hint: 'Check the endpoint and its port, and whether a firewall or a proxy stands between.',
      };
    case 'unreachable':
      return {
        what: `there is no way to it (${failure.code})`,
        hint: 'Check the network, and whether a VPN or a proxy is needed (HTTPS_PROXY).',
      };
    case 'cut':
    case 'stale':
      return {
        what: 'the connection was cut',
        hint: 'Try again; if it stays so, check the proxy or firewall between.',
      };
    case 'timeout':
      return describeTimeout(failure.phase, failure.milliseconds);
    case 'unknown-issuer':
      return {
        what: `its certificate comes from an issuer that this machine does not trust (${failure.code})`,
        hint: "Behind a company proxy, set AWS_CA_BUNDLE to the file with your company's root certificate.",
      };
    case 'tls':
      return { what: `no secure connection (${failure.code}: ${failure.reason})`, hint: hintForTls(failure.code) };
    case 'proxy':
      return {
        what: `the proxy gave no connection: ${failure.reason}`,
        hint: "Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and the user in the proxy address; without these, the system's proxy settings.",
      };
    case 'ca-bundle':
      return {
        what: `the certificate file ${failure.file} cannot be used (${failure.reason})`,
        hint: 'Set AWS_CA_BUNDLE or ca_bundle to a PEM file that exists.',
      };
    case 'not-http':
      return {
        what: `it did not answer in HTTP (${failure.code})`,
        hint: 'Check the endpoint: another service may listen there.',
      };
    case 'too-large':
      return {
        what: 'it answered more than an answer may hold',
        hint: 'Check the endpoint: another service may listen there.',
      };
    case 'other':
      return {
        what: `the connection failed (${failure.code})`,
        hint: 'Check the network, the proxy and the endpoint.',
      };
  }
}

function describeTimeout(phase: 'connect' | 'answer', milliseconds: number) {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return phase === 'connect'
    ? {
        what: `no connection within ${seconds} s`,
        hint: 'Check the network, the endpoint, and whether a proxy is needed (HTTPS_PROXY).',
      }
    : {
        what: `no whole answer within ${seconds} s`,
        hint: 'Try again; if it stays so, check the network and the endpoint.',
      };
}

function hintForTls(code: string): string {
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return "Check this machine's clock, then the certificate.";
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'Check the endpoint: the certificate is made for another name.';
  return 'Check the endpoint (https or http?) and the proxy between.';
}

/** Reached, but the answer is none. */
const unfit: ReadonlySet<Failure['kind']> = new Set(['not-http', 'too-large']);
