import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/net/describeFailure.ts';
import type { Failure } from '../../../src/net/http.ts';

const failures: readonly (readonly [failure: Failure, words: string, hint: string])[] = [
  [{ kind: 'dns', host: 'sts.xx.amazonaws.com' }, 'the name sts.xx.amazonaws.com is not known', 'region'],
  [{ kind: 'refused', code: 'ECONNREFUSED' }, 'the connection was refused', 'firewall'],
  [{ kind: 'unreachable', code: 'ENETUNREACH' }, 'there is no way to it (ENETUNREACH)', 'VPN'],
  [{ kind: 'cut', code: 'ECONNRESET' }, 'the connection was cut', 'proxy'],
  [{ kind: 'timeout', phase: 'connect', milliseconds: 4000 }, 'no connection within 4 s', 'HTTPS_PROXY'],
  [{ kind: 'timeout', phase: 'answer', milliseconds: 10_000 }, 'no whole answer within 10 s', 'network'],
  [
    { kind: 'unknown-issuer', code: 'X', reason: 'y' },
    'an issuer that this machine does not trust (X)',
    'AWS_CA_BUNDLE',
  ],
  [{ kind: 'tls', code: 'CERT_HAS_EXPIRED', reason: 'expired' }, 'CERT_HAS_EXPIRED: expired', 'clock'],
  [{ kind: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID', reason: 'y' }, 'ERR_TLS_CERT_ALTNAME_INVALID', 'another name'],
  [{ kind: 'tls', code: 'EPROTO', reason: 'wrong version number' }, 'EPROTO: wrong version number', 'https or http?'],
  [{ kind: 'proxy', reason: '407' }, 'the proxy gave no connection: 407', 'HTTPS_PROXY'],
  [{ kind: 'ca-bundle', file: '/ca.pem', reason: 'there is no such file' }, '/ca.pem', 'AWS_CA_BUNDLE'],
  [{ kind: 'not-http', code: 'HPE_X' }, 'it did not answer in HTTP (HPE_X)', 'endpoint'],
  [{ kind: 'too-large', code: '1' }, 'more than an answer may hold', 'endpoint'],
  [{ kind: 'other', code: 'EWHAT' }, 'the connection failed (EWHAT)', 'network'],
];

describe('a failure in words', () => {
  it.each(failures)('says of $kind what happened and what to check', (failure, words, hint) => {
    const error = describeFailure(failure, 'https://sts.local', 1, null);
    expect(error.message).toContain('https://sts.local could not be asked: ');
    expect(error.message).toContain(words);
    expect(error.hint).toContain(hint);
    expect(error.target).toBe('https://sts.local');
  });

  it('names the proxy and the number of attempts', () => {
    const failure = { kind: 'cut', code: 'ECONNRESET' } as const;
    expect(describeFailure(failure, 'https://sts.local', 3, 'http://p:1').message).toBe(
      'https://sts.local could not be asked through the proxy http://p:1: the connection was cut (3 attempts).',
    );
  });
});
