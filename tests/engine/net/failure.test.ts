import { describe, expect, it } from 'vitest';
import { isTransient, readFailure } from '../../../src/net/failure.ts';
import type { Failure } from '../../../src/net/http.ts';

const nodeError = (code: string, message = 'words of Node') => Object.assign(new Error(message), { code });

describe("an error of Node's", () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ETIMEDOUT', 'unreachable'],
    ['ECONNRESET', 'cut'],
    ['EPIPE', 'cut'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-issuer'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['EPROTO', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['HPE_INVALID_CONSTANT', 'not-http'],
    ['ERR_PROXY_TUNNEL', 'proxy'],
    ['ESOMETHING', 'other'],
  ])('%s counts as %s', (code, kind) => {
    expect(readFailure(nodeError(code), 'host', false).kind).toBe(kind);
  });

  it.each(['ECONNREFUSED', 'EHOSTUNREACH'])("%s is the proxy's fault when it was asked", (code) => {
    expect(readFailure(nodeError(code), 'host', true)).toEqual({ kind: 'proxy', reason: `no connection (${code})` });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('%s is about the name of the proxy when it was asked', (code) => {
    const reason = 'its host name could not be resolved';
    expect(readFailure(nodeError(code), 'host', true)).toEqual({ kind: 'proxy', reason });
  });

  it.each([['a string'], [undefined], [new Error('no code')]])('is "other" when it is %s', (error) => {
    expect(readFailure(error, 'host', false)).toMatchObject({ kind: 'other' });
  });

  it('is cleaned of control characters before it is told', () => {
    const failure = readFailure(nodeError('EPROTO', 'bad\u001b[31m\r\nrecord'), 'host', false);
    expect(failure).toMatchObject({ reason: 'bad record' });
  });
});

it.each(['dns', 'refused', 'unreachable', 'cut', 'timeout', 'proxy', 'other'])('%s may pass by itself', (kind) => {
  expect(isTransient({ kind } as Failure)).toBe(true);
});

it.each(['unknown-issuer', 'tls', 'ca-bundle', 'not-http', 'too-large'])('%s is for a person to mend', (kind) => {
  expect(isTransient({ kind } as Failure)).toBe(false);
});
