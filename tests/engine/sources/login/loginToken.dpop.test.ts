import { createPublicKey, generateKeyPairSync, type JsonWebKey, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeDpopProof } from '../../../../src/sources/login/loginToken.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (type: 'sec1' | 'pkcs8') => privateKey.export({ type, format: 'pem' }).toString();
const now = new Date('2026-11-24T05:00:00.900Z');
const url = new URL('https://eu-west-1.signin.aws.amazon.com/v1/token?x=1');

const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

it.each(['sec1', 'pkcs8'] as const)('proves the possession of a %s key, as RFC 9449 has it', (type) => {
  const [header, payload, signature = ''] = makeDpopProof(pem(type), url, now)?.split('.') ?? [];
  const { jwk, ...rest } = decode(header);
  expect(rest).toEqual({ alg: 'ES256', typ: 'dpop+jwt' });
  expect(Object.keys(jwk)).toEqual(['kty', 'crv', 'x', 'y']);
  expect(decode(payload)).toEqual({
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    htm: 'POST',
    htu: 'https://eu-west-1.signin.aws.amazon.com/v1/token',
    iat: Date.parse('2026-11-24T05:00:00Z') / 1000,
  });
  const key = { key: createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

it('is another one each time', () => {
  expect(makeDpopProof(pem('sec1'), url, now)).not.toBe(makeDpopProof(pem('sec1'), url, now));
});

it.each([
  ['no key', ''],
  ['words', 'hello'],
  ['a damaged key', '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n'],
  [
    'a key of another kind',
    generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  ],
  [
    'a key of another curve',
    generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString(),
  ],
])('is none with %s', (_what, key) => {
  expect(makeDpopProof(key, url, now)).toBeNull();
});
