import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { runSso } from '../../../../src/sources/sso/sso.ts';
import { createSample } from '../../../support/sts/index.ts';
import { addSampleSso } from '../../../support/sts/sample-sso.ts';
import { type SsoServer, startSso } from '../../../support/sts/sso.ts';
import { findClosedPort } from '../../net/rawServer.ts';
import { type Given, makeTools, reveal } from '../tools.ts';

const now = new Date('2026-11-24T05:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
const fileOf = (name: string) => `/home/me/.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;

const hop = {
  kind: 'sso',
  profile: 'view only',
  session: 'corp',
  startUrl: 'https://example.awsapps.com/start',
  ssoRegion: 'ap-northeast-1',
  accountId: '111122223333',
  roleName: 'ViewOnly',
  provenance: {},
} as const;
const legacy = { ...hop, session: null };
const sessionFile = fileOf('corp');

let sso: SsoServer;

beforeEach(async () => {
  const sample = createSample();
  sso = await startSso({ state: sample.world, directory: addSampleSso(sample), clock: () => now });
  return () => sso.close();
});

interface Ask extends Given {
  readonly token?: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly portal?: string;
  readonly tokenService?: string;
}

async function ask({ token = {}, file = sessionFile, ...given }: Ask = {}, asked: typeof hop | typeof legacy = hop) {
  const document = {
    startUrl: hop.startUrl,
    region: hop.ssoRegion,
    accessToken: sso.issueToken().accessToken,
    expiresAt: inMinutes(60),
    ...token,
  };
  const tools = makeTools({
    files: { [file]: JSON.stringify(document) },
    ...given,
    edges: {
      now: () => now,
    },
  });
  const { portal = sso.url, tokenService = sso.url } = given;
  return { answer: reveal(await runSso({ ...asked, portal, tokenService }, tools)), tools };
}

/** A client that may renew tokens, as the AWS CLI registers one. */
async function register(): Promise<Record<string, unknown>> {
  const body = JSON.stringify({ clientName: 'test', clientType: 'public', scopes: ['sso:account:access'] });
  const answer = await fetch(`${sso.url}/client/register`, { method: 'POST', body });
  const { clientId, clientSecret } = (await answer.json()) as Record<string, unknown>;
  return { clientId, clientSecret, registrationExpiresAt: inMinutes(1000) };
}

const session = {
  accessKeyId: expect.stringMatching(/^ASIA/),
  accountId: '111122223333',
  expiration: expect.any(Date),
};

describe('an SSO profile', () => {
  it('takes the credentials of its role by the token of its session', async () => {
    expect((await ask()).answer).toMatchObject(session);
    expect(sso.calls.map(({ operation }) => operation)).toEqual(['GetRoleCredentials']);
  });

  it('without a session takes the token of its start URL', async () => {
    expect((await ask({ file: fileOf(hop.startUrl) }, legacy)).answer).toMatchObject(session);
  });

  it('renews a token that ends within 15 minutes, and writes the new one as aws-cli does', async () => {
    const { refreshToken } = sso.issueToken();
    const token: Record<string, unknown> = {
      ...(await register()),
      refreshToken,
      expiresAt: inMinutes(14),
      kept: 'as it is',
    };
    const { answer, tools } = await ask({ token });
    expect(answer).toMatchObject(session);
    const written = JSON.parse(tools.written.get(sessionFile) ?? '');
    expect(written).toMatchObject({
      startUrl: hop.startUrl,
      region: hop.ssoRegion,
      clientId: token['clientId'],
      kept: 'as it is',
      expiresAt: '2026-11-24T06:00:00Z',
    });
    expect(written.refreshToken).not.toBe(refreshToken);
  });

  it('leaves a token alone that lasts for 15 minutes', async () => {
    const { tools } = await ask({ token: { ...(await register()), refreshToken: 'x', expiresAt: inMinutes(15) } });
    expect(tools.written.size).toBe(0);
    expect(sso.calls.map(({ operation }) => operation)).not.toContain('CreateToken');
  });

  it('uses the old token while it lasts when it cannot be renewed', async () => {
    const { answer } = await ask({
      token: { ...(await register()), refreshToken: 'revoked', expiresAt: inMinutes(5) },
    });
    expect(answer).toMatchObject(session);
  });

  it('warns when the renewed token cannot be written', async () => {
    const token = { ...(await register()), refreshToken: sso.issueToken().refreshToken, expiresAt: inMinutes(1) };
    const { answer, tools } = await ask({ token, canWrite: false });
    expect(answer).toMatchObject(session);
    expect(tools.told).toMatchObject([{ kind: 'warning', warning: { code: 'TokenNotSaved', file: sessionFile } }]);
  });
});

describe('an SSO profile asks for a login, with the command for it, when', () => {
  it.each<readonly [what: string, given: Ask]>([
    ['there is no token file', { files: {} }],
    ['the token file is torn', { files: { [sessionFile]: '{"accessToken": "a' } }],
    ['the token file is empty', { files: { [sessionFile]: '' } }],
    ['the token has a line break', { token: { accessToken: 'a\r\nhost: evil' } }],
    ['the token has no end', { token: { expiresAt: undefined } }],
    ['the token is over and cannot be renewed', { token: { expiresAt: inMinutes(-1) } }],
    ['the portal does not know the token', { token: { accessToken: 'revoked' } }],
    [
      'the registration is over',
      {
        token: {
          expiresAt: inMinutes(-1),
          refreshToken: 'x',
          clientId: 'x',
          clientSecret: 'x',
          registrationExpiresAt: inMinutes(-1),
        },
      },
    ],
  ])('%s', async (_what, given) => {
    expect((await ask(given)).answer).toMatchObject({
      code: 'SsoLoginRequired',
      hint: 'Run: Connect-AwsSso -Session corp, or aws sso login --profile "view only"',
      target: 'corp',
    });
  });

  it('the token file is cut at any byte, and calls nobody', async () => {
    const text = JSON.stringify({ accessToken: 'token', expiresAt: inMinutes(60), clientId: 'x', refreshToken: 'y' });
    for (let length = 0; length < text.length; length += 1) {
      const { answer } = await ask({ files: { [sessionFile]: text.slice(0, length) } });
      expect([length, answer]).toMatchObject([length, { code: 'SsoLoginRequired' }]);
    }
    expect(sso.calls).toEqual([]);
  });

  it('the refresh token is refused and the token is over', async () => {
    const token = { ...(await register()), refreshToken: 'revoked', expiresAt: inMinutes(-1) };
    expect((await ask({ token })).answer).toMatchObject({ code: 'SsoLoginRequired' });
  });

  it('a token without a session is over, since those are never renewed', async () => {
    const token = { ...(await register()), refreshToken: sso.issueToken().refreshToken, expiresAt: inMinutes(-1) };
    const { answer } = await ask({ token, file: fileOf(hop.startUrl) }, legacy);
    expect(answer).toMatchObject({ code: 'SsoLoginRequired', target: hop.startUrl });
  });
});

describe('an SSO profile fails', () => {
  it('as AccessDenied when the role is not given to the user', async () => {
    const { answer } = await ask({}, { ...hop, roleName: 'Admin' } as unknown as typeof hop);
    expect(answer).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('"Admin" in account 111122223333'),
    });
  });

  it('as NetworkUnreachable when the portal cannot be reached', async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`;
    const { answer } = await ask({ portal: url });
    expect(answer).toMatchObject({ code: 'NetworkUnreachable', target: expect.stringContaining(url) });
  });

  it('as NetworkUnreachable when the token is over and the token service cannot be reached', async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`;
    const token = { ...(await register()), refreshToken: 'x', expiresAt: inMinutes(-1) };
    expect((await ask({ token, tokenService: url })).answer).toMatchObject({
      code: 'NetworkUnreachable',
    });
  });

  it('as SourceFailed when the portal answers something else', async () => {
    sso.addFault({ kind: 'garbage', body: '<html>' });
    expect((await ask()).answer).toMatchObject({ code: 'SourceFailed', message: expect.stringContaining('not JSON') });
  });

  it('never with the token in its words', async () => {
    for (const status of [400, 401, 403, 404, 500]) {
      sso.clearFaults();
      sso.addFault({ kind: 'reply', status, body: `{"message":"s3cr3t"}`, times: 9 });
      const { answer } = await ask({ token: { accessToken: 'tok3n-of-mine' } });
      expect(JSON.stringify(answer)).not.toContain('tok3n-of-mine');
    }
  });
});
