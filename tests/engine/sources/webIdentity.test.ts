import { beforeEach, describe, expect, it } from 'vitest';
import { runWebIdentity } from '../../../src/sources/webIdentity.ts';
import { createWorld, type StsServer, signJwt, startSts } from '../../support/sts/index.ts';
import { makeTools, reveal } from './tools.ts';

const roleArn = 'arn:aws:iam::111122223333:role/Deploy';
const hop = {
  kind: 'web-identity',
  profile: null,
  roleArn,
  tokenFile: '/token',
  sessionName: null,
  provenance: {},
} as const;
const issuer = {
  url: 'https://issuer.example.com',
  audiences: ['sts.amazonaws.com'],
  algorithm: 'HS256',
  key: 'key',
} as const;
const token = signJwt({ iss: issuer.url, aud: 'sts.amazonaws.com', sub: 'me', exp: 4_000_000_000 }, 'HS256', 'key');
let server: StsServer;

beforeEach(async () => {
  const trust = { principals: [], federated: [{ issuer: issuer.url, audience: 'sts.amazonaws.com', subject: '*' }] };
  server = await startSts({ state: createWorld({ issuers: [issuer], roles: [{ arn: roleArn, trust }] }) });
  return () => server.close();
});

const ask = async (files: Record<string, string>, sessionName: string | null = null) =>
  reveal(
    await runWebIdentity(
      { ...hop, sessionName },
      makeTools({ files, stsUrl: server.url, edges: { now: () => new Date() } }),
    ),
  );

it('assumes the role with the token in the file, a line break at its end or not', async () => {
  expect(await ask({ '/token': `${token}\n` }, 'ci')).toMatchObject({
    assumedRole: { arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/ci' },
  });
});

it('makes a session name that shows the person where there is none', async () => {
  expect(await ask({ '/token': token })).toMatchObject({
    assumedRole: { arn: expect.stringMatching(/Deploy\/me-\d+$/) },
  });
});

describe('fails with the name of the file, without a call, when it', () => {
  it.each<readonly [what: string, files: Record<string, string>]>([
    ['is not there', {}],
    ['is empty', { '/token': '' }],
    ['is only white space', { '/token': ' \n' }],
    ['has two words', { '/token': 'to ken' }],
    ['is binary', { '/token': '\u0000\u0001' }],
  ])('%s', async (_what, files) => {
    expect(await ask(files)).toMatchObject({ code: 'SourceFailed', file: '/token', target: roleArn });
    expect(server.calls).toHaveLength(0);
  });
});
