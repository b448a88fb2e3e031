import { beforeEach, expect, it } from 'vitest';
import { Secret } from '../../../../src/core/secret.ts';
import { assumeRoleWithWebIdentity } from '../../../../src/services/sts/assumeRoleWithWebIdentity.ts';
import { createWorld, type StsServer, signJwt, startSts } from '../../../support/sts/index.ts';
import { openTestSts } from '../ask.ts';

const roleArn = 'arn:aws:iam::111122223333:role/Deploy';
const issuer = {
  url: 'https://issuer.example.com',
  audiences: ['sts.amazonaws.com'],
  algorithm: 'HS256',
  key: 'key',
} as const;
const claims = { iss: issuer.url, aud: 'sts.amazonaws.com', sub: 'repo:me', exp: 4_000_000_000 };
let server: StsServer;

beforeEach(async () => {
  const federated = [{ issuer: issuer.url, audience: 'sts.amazonaws.com', subject: '*' }];
  const roles = [{ arn: roleArn, trust: { principals: [], federated } }];
  server = await startSts({ state: createWorld({ issuers: [issuer], roles }) });
  return () => server.close();
});

const assume = (token: string) =>
  assumeRoleWithWebIdentity({ roleArn, sessionName: 'ci', token: new Secret(token) }, openTestSts(server.url));

it('gives the role for a token, without a signature', async () => {
  expect(await assume(signJwt(claims, 'HS256', 'key'))).toMatchObject({
    ok: true,
    value: { assumedRole: { arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/ci' } },
  });
  expect(server.calls[0]?.headers['authorization']).toBeUndefined();
});

it.each([
  [
    'an expired token',
    signJwt({ ...claims, exp: 1_000_000_000 }, 'HS256', 'key'),
    'CredentialsExpired',
    /token.*expired/,
  ],
  ['a token of a stranger', signJwt(claims, 'HS256', 'other key'), 'StsRejected', /InvalidIdentityToken/],
  [
    'a token for another audience',
    signJwt({ ...claims, aud: 'x' }, 'HS256', 'key'),
    'StsRejected',
    /InvalidIdentityToken/,
  ],
  ['words', 'hello', 'StsRejected', /InvalidIdentityToken|ValidationError/],
])('refuses %s, without repeating it', async (_what, token, code, words) => {
  const result = await assume(token);
  expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(words) } });
  expect(JSON.stringify(result)).not.toContain(`"${token}"`);
});
