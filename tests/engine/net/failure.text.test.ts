import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/net/failure.ts';
import type { Failure } from '../../../src/net/http.ts';

const failures: readonly (readonly [failure: Failure, words: string, hint: string])[] = [
  [{ kind: 'dns', host: 'sts.xx.amazonaws.com' }, 'the host name sts.xx.amazonaws.com could not be resolved', 'region'],
  [{ kind: 'refused', code: 'ECONNREFUSED' }, 'the connection was refused', 'firewall'],
  [{ kind: 'unreachable', code: 'ENETUNREACH' }, 'the endpoint cannot be reached (ENETUNREACH)', 'VPN'],
  [{ kind: 'cut', code: 'ECONNRESET' }, 'the connection was interrupted', 'proxy'],
  [{ kind: 'timeout', phase: 'connect', milliseconds: 4000 }, 'could not connect within 4 seconds', 'HTTPS_PROXY'],
  [{ kind: 'timeout', phase: 'answer', milliseconds: 10_000 }, 'no complete response within 10 seconds', 'network'],
  [
    { kind: 'unknown-issuer', code: 'X', reason: 'y' },
    'an issuer that this machine does not trust (X)',
    'AWS_CA_BUNDLE',
  ],
  [{ kind: 'tls', code: 'CERT_HAS_EXPIRED', reason: 'expired' }, 'CERT_HAS_EXPIRED: expired', 'clock'],
  [
    { kind: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID', reason: 'y' },
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'a different host name',
  ],
  [{ kind: 'tls', code: 'EPROTO', reason: 'wrong version number' }, 'EPROTO: wrong version number', 'HTTPS or HTTP'],
  [{ kind: 'proxy', reason: '407' }, 'the proxy did not connect: 407', 'HTTPS_PROXY'],
  [{ kind: 'ca-bundle', file: '/ca.pem', reason: 'the file does not exist' }, '/ca.pem', 'AWS_CA_BUNDLE'],
  [{ kind: 'not-http', code: 'HPE_X' }, 'the response is not valid HTTP (HPE_X)', 'endpoint'],
  [{ kind: 'too-large', code: '1' }, 'the response is too large', 'endpoint'],
  [{ kind: 'other', code: 'EWHAT' }, 'the connection failed (EWHAT)', 'network'],
];

describe('a failure in words', () => {
  it.each(failures)('says of $kind what happened and what to check', (failure, words, hint) => {
    const error = describeFailure(failure, 'https://sts.local', 1, null);
    expect(error.message).toContain('The request to https://sts.local failed: ');
    expect(error.message).toContain(words);
    expect(error.hint).toContain(hint);
    expect(error.target).toBe('https://sts.local');
  });

  it('names the proxy and the number of attempts', () => {
    const failure = { kind: 'cut', code: 'ECONNRESET' } as const;
    expect(describeFailure(failure, 'https://sts.local', 3, 'http://p:1').message).toBe(
      'The request to https://sts.local through the proxy http://p:1 failed: the connection was interrupted (3 attempts).',
    );
  });
});
