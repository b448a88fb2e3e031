import { createHash, generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { runLogin } from '../../../../src/sources/login/login.ts';
import { findClosedPort } from '../../net/rawServer.ts';
import { renewedKeys, type SignInServer, startSignIn } from '../signInServer.ts';
import { emptyConfiguration, type Given, makeTools, reveal } from '../tools.ts';

const now = new Date('2026-11-24T05:00:00Z');
const inMinutes = (minutes: number) => `${new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dpopKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

const loginSession = 'arn:aws:iam::111122223333:user/alice';
const hop = { kind: 'login', profile: 'me', loginSession, settingsProfile: 'me', provenance: {} } as const;
const name = `${createHash('sha256').update(loginSession).digest('hex')}.json`;
const path = `/home/me/.aws/login/cache/${name}`;
const keys = { accessKeyId: 'ASIAOLDOLDOLDOLDOL12', secretAccessKey: 'old-secret', sessionToken: 'old-token' };

let signIn: SignInServer;

beforeEach(async () => {
  signIn = await startSignIn(publicKey.export({ format: 'jwk' }), now);
  return () => signIn.close();
});

interface Ask extends Given {
  readonly minutesLeft?: number;
  readonly file?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

async function ask({ minutesLeft = 60, file = {}, environment = {}, ...given }: Ask = {}) {
  const document = {
    accessToken: { ...keys, accountId: '111122223333', expiresAt: inMinutes(minutesLeft) },
    tokenType: 'aws_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'refresh-token',
    idToken: 'id-token',
    dpopKey,
    ...file,
  };
  const tools = makeTools({
    files: { [path]: JSON.stringify(document) },
    region: 'ap-northeast-1',
    ...given,
    edges: { now: () => now, environment: { AWS_ENDPOINT_URL_SIGNIN: signIn.url, ...environment } },
  });
  return { answer: reveal(await runLogin(hop, tools)), tools };
}

describe('a session of aws login', () => {
  it('is taken from its file while it lasts for more than five minutes', async () => {
    const { answer, tools } = await ask({ minutesLeft: 6 });
    expect(answer).toEqual({ ...keys, accountId: '111122223333', expiration: new Date(inMinutes(6)) });
    expect(tools.written.size).toBe(0);
  });

  it('is renewed with proof of its key when it ends within five minutes, and written as aws-cli writes it', async () => {
    const { answer, tools } = await ask({ minutesLeft: 5 });
    expect(answer).toEqual({ ...renewedKeys, accountId: '111122223333', expiration: new Date('2026-11-24T05:15:00Z') });
    expect(signIn.asked).toEqual([
      { clientId: 'arn:aws:signin:::devtools/same-device', grantType: 'refresh_token', refreshToken: 'refresh-token' },
    ]);
    expect(JSON.parse(tools.written.get(path) ?? '')).toEqual({
      accessToken: { ...renewedKeys, accountId: '111122223333', expiresAt: '2026-11-24T05:15:00Z' },
      tokenType: 'aws_sigv4',
      clientId: 'arn:aws:signin:::devtools/same-device',
      refreshToken: 'next-refresh-token',
      idToken: 'id-token',
      dpopKey,
    });
  });

  it('is looked for in AWS_LOGIN_CACHE_DIRECTORY', async () => {
    const given = {
      files: {
        [`/home/me/cache/${name}`]: JSON.stringify({
          accessToken: { ...keys, accountId: '1', expiresAt: inMinutes(60) },
          clientId: 'c',
          refreshToken: 'r',
          dpopKey,
        }),
      },
    };
    expect((await ask({ ...given, environment: { AWS_LOGIN_CACHE_DIRECTORY: '~/cache' } })).answer).toMatchObject(keys);
  });

  it('is used to its end when it cannot be renewed', async () => {
    signIn.refuseWith = { status: 500, body: '' };
    expect((await ask({ minutesLeft: 4 })).answer).toMatchObject(keys);
  });

  it('warns when the renewed session cannot be written', async () => {
    const { answer, tools } = await ask({ minutesLeft: 1, canWrite: false });
    expect(answer).toMatchObject(renewedKeys);
    expect(tools.told).toMatchObject([{ kind: 'warning', warning: { code: 'TokenNotSaved', file: path } }]);
  });
});

describe('a session of aws login asks for a login, with the command for it, when', () => {
  it('the file is cut at any byte, and calls nobody', async () => {
    const accessToken = { ...keys, accountId: '111122223333', expiresAt: inMinutes(60) };
    const text = JSON.stringify({ accessToken, clientId: 'c', refreshToken: 'r', dpopKey: 'k' });
    for (let length = 0; length < text.length; length += 1) {
      const { answer } = await ask({ files: { [path]: text.slice(0, length) } });
      expect([length, answer]).toMatchObject([length, { code: 'CredentialsExpired' }]);
    }
    expect(signIn.asked).toEqual([]);
  });

  it.each<readonly [what: string, given: Ask]>([
    ['there is no file', { files: {} }],
    ['the file is torn', { files: { [path]: '{"accessToken":' } }],
    ['the file has no key', { file: { dpopKey: undefined } }],
    ['the file has no refresh token', { file: { refreshToken: undefined } }],
    ['the session is over and its key is none', { minutesLeft: -1, file: { dpopKey: 'nonsense' } }],
    ['the session is over and its key is of another curve', { minutesLeft: -1, file: { dpopKey: otherCurve() } }],
    [
      "the session is over and proven with a key that is not the login's",
      { minutesLeft: -1, file: { dpopKey: otherKey() } },
    ],
  ])('%s', async (_what, given) => {
    expect((await ask(given)).answer).toMatchObject({
      code: 'CredentialsExpired',
      hint: 'Run: Connect-AwsLogin me',
      target: loginSession,
    });
  });

  it.each([
    ['TOKEN_EXPIRED', /has expired/],
    ['USER_CREDENTIALS_CHANGED', /password has changed/],
    ['SOMETHING_NEW', /did not renew/],
  ])('AWS Sign-In refuses with %s', async (error, words) => {
    signIn.refuseWith = { status: 400, body: JSON.stringify({ error, message: 'no' }) };
    expect((await ask({ minutesLeft: -1 })).answer).toMatchObject({
      code: 'CredentialsExpired',
      message: expect.stringMatching(words),
    });
  });
});

describe('a session of aws login that is over fails', () => {
  it('as NetworkUnreachable when AWS Sign-In cannot be reached', async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`;
    expect((await ask({ minutesLeft: -1, environment: { AWS_ENDPOINT_URL_SIGNIN: url } })).answer).toMatchObject({
      code: 'NetworkUnreachable',
    });
  });

  it('as SourceFailed when no region says where to renew it', async () => {
    const { answer } = await ask({ minutesLeft: -1, region: null, configuration: emptyConfiguration });
    expect(answer).toMatchObject({ code: 'SourceFailed', hint: expect.stringContaining('region') });
  });

  it('without its secrets in the words', async () => {
    signIn.refuseWith = { status: 400, body: '{"error":"TOKEN_EXPIRED","message":"refresh-token"}' };
    expect(JSON.stringify((await ask({ minutesLeft: -1 })).answer)).not.toMatch(
      /refresh-token|old-secret|old-token|PRIVATE KEY/,
    );
  });
});

function otherCurve(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-384' })
    .privateKey.export({ type: 'sec1', format: 'pem' })
    .toString();
}

function otherKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'sec1', format: 'pem' })
    .toString();
}

it('asks for a permission, and for no login, where that is what is missing', async () => {
  signIn.refuseWith = { status: 400, body: JSON.stringify({ error: 'INSUFFICIENT_PERMISSIONS', message: 'no' }) };
  const { answer } = await ask({ minutesLeft: -1 });
  expect(answer).toMatchObject({ code: 'AccessDenied', message: expect.stringContaining('signin:CreateOAuth2Token') });
  expect(JSON.stringify(answer)).not.toContain('Run: Connect-AwsLogin');
});
