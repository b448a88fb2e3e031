import { createHmac, createSign, createVerify, type KeyLike } from 'node:crypto';
import { expiredWebIdentity, invalidIdentityToken } from './errors.ts';
import { sameSignature } from './sigv4.ts';
import type { Issuer } from './world.ts';

/** The claims that matter for the trust policy of a role. */
export interface WebIdentity {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly subject: string;
}

/** Verifies a JSON web token against the known issuers. Throws the error of STS if it is invalid. */
export function verifyWebIdentity(token: string, issuers: ReadonlyMap<string, Issuer>, now: Date): WebIdentity {
  const [head = '', payload = '', signature = '', ...rest] = token.split('.');
  const header = readJson(head);
  const claims = readJson(payload);
  const issuerUrl = text(claims?.['iss']);
  const subject = text(claims?.['sub']);
  if (!header || !claims || rest.length > 0 || signature === '' || issuerUrl === undefined || subject === undefined) {
    throw invalidIdentityToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  const issuer = issuers.get(issuerUrl);
  if (issuer === undefined) {
    throw invalidIdentityToken(`No OpenIDConnect provider found in your account for ${issuerUrl}`);
  }
  if (header['alg'] !== issuer.algorithm || !signatureFits(`${head}.${payload}`, signature, issuer)) {
    throw invalidIdentityToken(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  checkExpiry(claims, now);
  const audiences = [claims['aud']].flat().filter((audience) => typeof audience === 'string');
  if (!audiences.some((audience) => issuer.audiences.includes(audience))) {
    throw invalidIdentityToken('Incorrect token audience');
  }
  return { issuer: issuerUrl, audiences, subject };
}

/** Signs a token, for tests and for the issuer of the sample world. */
export function signJwt(claims: Record<string, unknown>, algorithm: Issuer['algorithm'], key: KeyLike): string {
  const content = [{ alg: algorithm, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature =
    algorithm === 'HS256'
      ? createHmac('sha256', key).update(content).digest('base64url')
      : createSign('sha256').update(content).sign(key, 'base64url');
  return `${content}.${signature}`;
}

function signatureFits(content: string, signature: string, { algorithm, key }: Issuer): boolean {
  if (algorithm === 'HS256') {
    return sameSignature(createHmac('sha256', key).update(content).digest('base64url'), signature);
  }
  return createVerify('sha256').update(content).verify(key, signature, 'base64url');
}

function checkExpiry(claims: Record<string, unknown>, now: Date): void {
  const expiry = claims['exp'];
  const seconds = Math.floor(now.getTime() / 1000);
  if (typeof expiry !== 'number') throw invalidIdentityToken('Missing a required claim: exp');
  if (seconds >= expiry) throw expiredWebIdentity(seconds, Math.floor(expiry));
}

function readJson(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
