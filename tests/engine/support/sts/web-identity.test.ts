import { createSign, generateKeyPairSync } from 'node:crypto';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type StsServer, signJwt, startSts } from '../../../support/sts/index.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const SECONDS = NOW.getTime() / 1000;
const ISSUER = 'https://token.example.com';
const ROLE = 'arn:aws:iam::111122223333:role/ci/Deployer';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SECRET = 'an HMAC secret of the test';

const world = createWorld({
  issuers: [
    { url: ISSUER, audiences: ['sts.amazonaws.com', 'other'], key: publicKey, algorithm: 'RS256' },
    { url: 'https://hmac.example.com', audiences: ['sts.amazonaws.com'], key: SECRET, algorithm: 'HS256' },
  ],
  roles: [
    {
      arn: ROLE,
      trust: {
        principals: [],
        federated: [
          { issuer: ISSUER, audience: 'sts.amazonaws.com', subject: 'repo:example/*:ref:refs/heads/main' },
          { issuer: 'https://hmac.example.com', audience: 'sts.amazonaws.com', subject: 'job' },
        ],
      },
    },
  ],
});

const CLAIMS = {
  iss: ISSUER,
  aud: 'sts.amazonaws.com',
  sub: 'repo:example/app:ref:refs/heads/main',
  exp: SECONDS + 300,
};

let sts: StsServer;
beforeAll(async () => {
  sts = await startSts({ state: world, clock: () => NOW });
});
afterAll(() => sts.close());

const assume = (token: string, parameters: Record<string, string> = {}) =>
  callSigned(sts.url, {
    Action: 'AssumeRoleWithWebIdentity',
    RoleArn: ROLE,
    RoleSessionName: 'ci',
    WebIdentityToken: token,
    ...parameters,
  });

const token = (claims: Record<string, unknown> = {}) => signJwt({ ...CLAIMS, ...claims }, 'RS256', privateKey);

const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token with a good signature under a header that tells of another algorithm. */
function resigned(): string {
  const content = `${encode({ alg: 'HS256' })}.${encode(CLAIMS)}`;
  return `${content}.${createSign('sha256').update(content).sign(privateKey, 'base64url')}`;
}

describe('AssumeRoleWithWebIdentity', () => {
  it('answers the AWS SDK without a signature', async () => {
    const client = new STSClient({ endpoint: sts.url, region: 'us-east-1' });
    const answer = await client.send(
      new AssumeRoleWithWebIdentityCommand({ RoleArn: ROLE, RoleSessionName: 'ci', WebIdentityToken: token() }),
    );
    expect(answer).toMatchObject({
      Audience: 'sts.amazonaws.com',
      Provider: 'arn:aws:iam::111122223333:oidc-provider/token.example.com',
      SubjectFromWebIdentityToken: CLAIMS.sub,
      AssumedRoleUser: { Arn: 'arn:aws:sts::111122223333:assumed-role/Deployer/ci' },
    });
    expect(answer.Credentials?.Expiration).toEqual(new Date('2026-03-04T06:06:07Z'));
  });

  it('takes a token of an HMAC issuer', async () => {
    const claims = { ...CLAIMS, iss: 'https://hmac.example.com', sub: 'job' };
    expect((await assume(signJwt(claims, 'HS256', SECRET))).status).toBe(200);
  });

  const JWT = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  const KEY =
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";

  it.each([
    ['is no JWT', 'opaque-access-token', 400, 'InvalidIdentityToken', JWT],
    ['has a broken payload', 'e30.!!!.sig', 400, 'InvalidIdentityToken', JWT],
    ['has no subject', token({ sub: undefined }), 400, 'InvalidIdentityToken', JWT],
    [
      'comes from an unknown issuer',
      token({ iss: 'https://evil.example.com' }),
      400,
      'InvalidIdentityToken',
      'No OpenIDConnect provider found in your account for https://evil.example.com',
    ],
    ['is not signed by its issuer', `${token().slice(0, -4)}AAAA`, 400, 'InvalidIdentityToken', KEY],
    [
      'claims to need no signature',
      `${encode({ alg: 'none' })}.${token().split('.')[1]}.AAAA`,
      400,
      'InvalidIdentityToken',
      KEY,
    ],
    ['names another algorithm than the one it is signed with', resigned(), 400, 'InvalidIdentityToken', KEY],
    [
      'is signed with the public key as an HMAC secret',
      signJwt(CLAIMS, 'HS256', publicKey.export({ type: 'spki', format: 'pem' })),
      400,
      'InvalidIdentityToken',
      KEY,
    ],
    [
      'expired this second',
      token({ exp: SECONDS }),
      400,
      'ExpiredTokenException',
      `Token expired: current date/time ${SECONDS} must be before the expiration date/time ${SECONDS}`,
    ],
    ['has another audience', token({ aud: 'elsewhere' }), 400, 'InvalidIdentityToken', 'Incorrect token audience'],
    [
      'has an audience that the role does not trust',
      token({ aud: 'other' }),
      403,
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'has a subject that the role does not trust',
      token({ sub: 'repo:example/app:ref:refs/heads/dev' }),
      403,
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
  ])('refuses a token that %s', async (_, webIdentityToken, status, code, message) => {
    const answer = await assume(webIdentityToken);
    expect([answer.status, answer.text('Code'), answer.text('Message')]).toEqual([status, code, message]);
    expect(answer.body).not.toContain(webIdentityToken);
  });

  it('does not repeat a token that is too short', async () => {
    const answer = await assume('abc');
    expect(answer.text('Message')).toBe(
      "1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4",
    );
  });

  it("keeps to the role's maximum duration", async () => {
    const answer = await assume(token(), { DurationSeconds: '3601' });
    expect(answer.text('Message')).toBe(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });

  it('takes the first value of a repeated parameter', async () => {
    const request = { Action: 'AssumeRoleWithWebIdentity', RoleArn: ROLE, RoleSessionName: 'first' };
    const answer = await callSigned(
      sts.url,
      { ...request, WebIdentityToken: token() },
      { spoilBody: (body) => `${body}&RoleSessionName=second` },
    );
    expect(answer.text('Arn')).toMatch(/\/first$/);
  });

  it('records no token', async () => {
    const secret = token();
    await assume(secret);
    expect(sts.calls.at(-1)?.operation).toBe('AssumeRoleWithWebIdentity');
    expect(JSON.stringify(sts.calls)).not.toContain(secret);
  });
});
