import { createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';

/**
 * A DPoP proof (RFC 9449): a short-lived token that shows that the sender holds the key. Null when the PEM text holds
 * no such key.
 *
 * @param key PEM, EC P-256
 * @param now UTC
 */
export function makeDpopProof(key: string, method: string, url: URL, now: Date): string | null {
  try {
    const privateKey = createPrivateKey(key);
    const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
    if (crv !== 'P-256') return null;
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty, crv, x, y } };
    const payload = {
      jti: randomUUID(),
      htm: method,
      htu: url.origin + url.pathname,
      iat: Math.floor(now.getTime() / 1000),
    };
    const text = `${encode(header)}.${encode(payload)}`;
    const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  } catch {
    return null;
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
