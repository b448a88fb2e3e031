import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FederationServer, startFederation } from '../../../support/sts/federation.ts';
import { freshCode, type Sample, type StsServer, startSampleSts } from '../../../support/sts/index.ts';
import { callSigned, type Keys } from '../../../support/sts/signed-call.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const CONSOLE = 'https://console.aws.amazon.com/';

let sample: Sample;
let sts: StsServer;
let federation: FederationServer;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts({ clock: () => NOW }));
  federation = await startFederation({ state: sample.world, clock: () => NOW });
});
afterEach(() => Promise.all([sts.close(), federation.close()]));

async function keysFrom(parameters: Record<string, string>, keys?: Keys): Promise<Keys> {
  const alice = { accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey };
  const answer = await callSigned(sts.url, parameters, { keys: keys ?? alice, at: NOW });
  expect(answer.status, answer.body).toBe(200);
  return {
    accessKeyId: answer.text('AccessKeyId') ?? '',
    secretAccessKey: answer.text('SecretAccessKey') ?? '',
    sessionToken: answer.text('SessionToken') ?? '',
  };
}

const assume = (role: string, extra: Record<string, string> = {}, keys?: Keys) =>
  keysFrom({ Action: 'AssumeRole', RoleArn: role, RoleSessionName: 'console', ...extra }, keys);

const sessionOf = ({ accessKeyId, secretAccessKey, sessionToken }: Keys) =>
  JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken });

const ask = (parameters: Record<string, string>, method = 'GET') => {
  const form = new URLSearchParams(parameters).toString();
  const url = `${federation.url}/federation${method === 'GET' ? `?${form}` : ''}`;
  return fetch(url, { method, redirect: 'manual', ...(method === 'GET' ? {} : { body: form }) });
};

const getToken = (session: string, extra: Record<string, string> = {}, method = 'GET') =>
  ask({ Action: 'getSigninToken', Session: session, ...extra }, method);

const login = (token: string, destination = CONSOLE) =>
  ask({ Action: 'login', Issuer: 'https://example.com', Destination: destination, SigninToken: token });

async function tokenOf(response: Response): Promise<string> {
  return ((await response.json()) as { SigninToken: string }).SigninToken;
}

describe('the sign-in endpoint', () => {
  it.each(['GET', 'POST'])('makes a token by %s that signs a role session in once', async (method) => {
    const session = sessionOf(await assume(sample.roles.readOnly));
    const token = await tokenOf(await getToken(session, { SessionDuration: '43200' }, method));
    const first = await login(token);
    expect([first.status, first.headers.get('location')]).toEqual([302, CONSOLE]);
    expect(decodeURIComponent(first.headers.get('set-cookie') ?? '')).toContain('assumed-role/ReadOnly/console');
    expect((await login(token)).status).toBe(400);
  });

  it('takes a token for 15 minutes', async () => {
    const token = await tokenOf(await getToken(sessionOf(await assume(sample.roles.readOnly))));
    federation.setClock(later(900));
    expect((await login(token)).status).toBe(400);
  });

  it('makes no token of anything but a live role session', async () => {
    const keys = await assume(sample.roles.readOnly, { DurationSeconds: '900' });
    const user = await keysFrom({ Action: 'GetSessionToken' });
    const sessions = [
      'no JSON',
      'null',
      sessionOf(user),
      sessionOf({ ...keys, secretAccessKey: 'wrong' }),
      sessionOf({ ...keys, sessionToken: user.sessionToken }),
      sessionOf({ accessKeyId: sample.accessKeyId, secretAccessKey: sample.secretAccessKey }),
    ];
    for (const session of sessions) {
      const answer = await getToken(session);
      expect([answer.status, await answer.text()]).toEqual([
        400,
        expect.stringContaining('Invalid credentials parameter'),
      ]);
    }
    federation.setClock(later(900));
    expect((await getToken(sessionOf(keys))).status).toBe(400);
  });

  it.each(['899', '43201', 'an hour'])('refuses a SessionDuration of %s', async (duration) => {
    const session = sessionOf(await assume(sample.roles.readOnly));
    expect((await getToken(session, { SessionDuration: duration })).status).toBe(400);
  });

  it('refuses any SessionDuration for a session of role chaining', async () => {
    const mfa = { SerialNumber: sample.mfaSerial, TokenCode: freshCode(sample, NOW) };
    const developer = await assume(sample.roles.developer, mfa);
    const session = sessionOf(await assume(sample.roles.auditor, {}, developer));
    expect((await getToken(session, { SessionDuration: '3600' })).status).toBe(400);
    expect((await getToken(session)).status).toBe(200);
  });

  it.each([
    'https://evil.example.com/',
    'http://console.aws.amazon.com/',
    'https://console.aws.amazon.com.evil.com/',
    '',
  ])('sends nobody to %j', async (destination) => {
    const token = await tokenOf(await getToken(sessionOf(await assume(sample.roles.readOnly))));
    expect((await login(token, destination)).status).toBe(400);
  });

  it('answers other actions and paths with an error page', async () => {
    expect((await ask({ Action: 'logout' })).status).toBe(400);
    expect((await fetch(federation.url)).status).toBe(404);
  });

  it('records the caller, but no session', async () => {
    const keys = await assume(sample.roles.readOnly);
    await getToken(sessionOf(keys));
    expect(federation.calls[0]).toMatchObject({
      operation: 'getSigninToken',
      caller: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/console',
    });
    expect(JSON.stringify(federation.calls)).not.toContain(keys.sessionToken);
  });
});
