import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sample, type StsServer, startSampleSts } from '../../../support/sts/index.ts';
import { addSampleSso } from '../../../support/sts/sample-sso.ts';
import { callSigned } from '../../../support/sts/signed-call.ts';
import { type SsoServer, startSso } from '../../../support/sts/sso.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const START_URL = 'https://example.awsapps.com/start';

let sample: Sample;
let sts: StsServer;
let sso: SsoServer;

beforeEach(async () => {
  ({ sample, sts } = await startSampleSts({ clock: () => NOW }));
  sso = await startSso({ state: sample.world, directory: addSampleSso(sample), clock: () => NOW });
});
afterEach(() => Promise.all([sts.close(), sso.close()]));

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly json: Record<string, unknown>;
}

async function answerOf(response: Response): Promise<Answer> {
  const json = (await response.json()) as Record<string, unknown>;
  return { status: response.status, type: response.headers.get('x-amzn-errortype'), json };
}

const post = async (path: string, body: Record<string, unknown>) =>
  answerOf(await fetch(`${sso.url}${path}`, { method: 'POST', body: JSON.stringify(body) }));

const portal = async (path: string, token: string) =>
  answerOf(await fetch(`${sso.url}${path}`, { headers: { 'x-amz-sso_bearer_token': token } }));

async function register(extra: Record<string, unknown> = {}) {
  const client = { clientName: 'test', clientType: 'public', scopes: ['sso:account:access'], ...extra };
  const { clientId, clientSecret } = (await post('/client/register', client)).json;
  return { clientId, clientSecret };
}

async function startDevice() {
  const client = await register();
  const { json } = await post('/device_authorization', { ...client, startUrl: START_URL });
  return {
    ...json,
    poll: () => post('/token', { ...client, grantType: DEVICE_GRANT, deviceCode: json['deviceCode'] }),
  };
}

describe('the device flow', () => {
  it('gives a token once the user has opened the verification page, and only once', async () => {
    const device = await startDevice();
    expect(await device.poll()).toMatchObject({ status: 400, type: 'AuthorizationPendingException' });
    const pageUrl = String((device as Record<string, unknown>)['verificationUriComplete']);
    expect((await fetch(pageUrl)).status).toBe(200);
    const token = await device.poll();
    expect(token).toMatchObject({
      status: 200,
      json: { tokenType: 'Bearer', expiresIn: 3600, refreshToken: expect.any(String) },
    });
    expect(await device.poll()).toMatchObject({ status: 400, type: 'InvalidGrantException' });
  });

  it('is refused when the user does not agree', async () => {
    const device = await startDevice();
    sso.decide(String((device as Record<string, unknown>)['userCode']), 'denied');
    expect(await device.poll()).toMatchObject({ status: 400, type: 'AccessDeniedException' });
  });

  it('expires after ten minutes', async () => {
    const device = await startDevice();
    sso.setClock(later(600));
    expect(await device.poll()).toMatchObject({ status: 400, type: 'ExpiredTokenException' });
  });

  it('does not know another code', async () => {
    expect((await fetch(`${sso.url}/device?user_code=ABCD-EFGH`)).status).toBe(404);
    expect(sso.decide('ABCD-EFGH', 'approved')).toBe(false);
  });

  it('begins only for a registered client and for its own start URL', async () => {
    const client = await register();
    expect(
      await post('/device_authorization', { ...client, startUrl: 'https://other.awsapps.com/start' }),
    ).toMatchObject({
      status: 400,
      type: 'InvalidRequestException',
    });
    const wrong = { ...client, clientSecret: 'wrong', startUrl: START_URL };
    expect(await post('/device_authorization', wrong)).toMatchObject({ status: 401, type: 'InvalidClientException' });
  });
});

describe('a token', () => {
  it('is renewed with a refresh token, which is good for one use', async () => {
    const client = await register();
    const { refreshToken } = sso.issueToken();
    const renew = () => post('/token', { ...client, grantType: 'refresh_token', refreshToken });
    const { status, json } = await renew();
    expect([status, json['refreshToken'] === refreshToken]).toEqual([200, false]);
    expect(await portal('/assignment/accounts', String(json['accessToken']))).toMatchObject({ status: 200 });
    expect(await renew()).toMatchObject({ status: 400, type: 'InvalidGrantException' });
  });

  it('comes without a refresh token when the client has no scopes', async () => {
    const client = await register({ scopes: undefined });
    const { refreshToken } = sso.issueToken();
    const { json } = await post('/token', { ...client, grantType: 'refresh_token', refreshToken });
    expect(json).not.toHaveProperty('refreshToken');
  });

  it('is not given to a client whose registration has expired', async () => {
    const client = await register();
    sso.setClock(later(90 * 24 * 3600));
    const { refreshToken } = sso.issueToken();
    expect(await post('/token', { ...client, grantType: 'refresh_token', refreshToken })).toMatchObject({
      status: 401,
      type: 'InvalidClientException',
    });
  });

  it.each(['password', undefined])('is not given for the grant type %s', async (grantType) => {
    expect(await post('/token', { ...(await register()), grantType })).toMatchObject({
      status: 400,
      type: 'UnsupportedGrantTypeException',
    });
  });

  it('needs a client with a name and of the public type', async () => {
    for (const client of [{ clientName: 'x' }, { clientType: 'public' }, { clientName: 'x', clientType: 'secret' }]) {
      expect(await post('/client/register', client)).toMatchObject({ type: 'InvalidClientMetadataException' });
    }
  });
});

describe('the flow with an authorization code', () => {
  const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-1234';
  const REDIRECT = 'http://127.0.0.1:45678/oauth/callback';

  async function authorize(client: Record<string, unknown>, changes: Record<string, string> = {}) {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: String(client['clientId']),
      redirect_uri: REDIRECT,
      state: 'the-state',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      ...changes,
    });
    return fetch(`${sso.url}/authorize?${query}`, { redirect: 'manual' });
  }

  const clientWithRedirect = () => register({ redirectUris: ['http://127.0.0.1/oauth/callback'] });

  it('sends the browser back with a code that is good for one token, to the client that asked', async () => {
    const client = await clientWithRedirect();
    const token = async (changes: Record<string, unknown> = {}) => {
      const location = new URL((await authorize(client)).headers.get('location') ?? '');
      expect([location.host, location.searchParams.get('state')]).toEqual(['127.0.0.1:45678', 'the-state']);
      const code = location.searchParams.get('code');
      const proof = { grantType: 'authorization_code', code, redirectUri: REDIRECT, codeVerifier: VERIFIER };
      const request = { ...client, ...proof, ...changes };
      return [(await post('/token', request)).status, (await post('/token', request)).status];
    };
    expect(await token()).toEqual([200, 400]);
    expect(await token({ codeVerifier: 'another' })).toEqual([400, 400]);
    expect(await token({ redirectUri: 'http://127.0.0.1:45679/oauth/callback' })).toEqual([400, 400]);
    expect(await token(await clientWithRedirect())).toEqual([400, 400]);
  });

  it.each([
    { redirect_uri: 'http://127.0.0.1:45678/elsewhere' },
    { redirect_uri: 'https://evil.example.com/oauth/callback' },
    { code_challenge_method: 'plain' },
    { code_challenge: '' },
    { client_id: 'nobody' },
    { response_type: 'token' },
  ])('is refused with %j', async (changes) => {
    expect((await authorize(await clientWithRedirect(), changes)).status).toBe(400);
  });
});

describe('the portal', () => {
  it('gives role credentials that the STS takes', async () => {
    const { accessToken } = sso.issueToken();
    const answer = await portal('/federation/credentials?account_id=111122223333&role_name=ViewOnly', accessToken);
    const credentials = answer.json['roleCredentials'] as Record<string, string>;
    expect(credentials['expiration']).toBe(later(3600).getTime());
    const keys = {
      accessKeyId: credentials['accessKeyId'] ?? '',
      secretAccessKey: credentials['secretAccessKey'] ?? '',
      sessionToken: credentials['sessionToken'] ?? '',
    };
    const identity = await callSigned(sts.url, { Action: 'GetCallerIdentity' }, { keys, at: NOW });
    expect(identity.text('Arn')).toBe(
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_ViewOnly_0123456789abcdef/alice@example.com',
    );
  });

  it('lists accounts and their roles, page by page', async () => {
    const { accessToken } = sso.issueToken();
    const first = await portal('/assignment/accounts?max_result=1', accessToken);
    expect(first.json).toMatchObject({ accountList: [{ accountId: '111122223333' }], nextToken: '1' });
    const rest = await portal('/assignment/accounts?max_result=1&next_token=1', accessToken);
    expect(rest.json).toEqual({
      accountList: [{ accountId: '444455556666', accountName: 'Example Audit', emailAddress: 'audit@example.com' }],
    });
    const roles = await portal('/assignment/roles?account_id=111122223333', accessToken);
    expect(roles.json['roleList']).toEqual(
      ['ViewOnly', 'PowerUser'].map((roleName) => ({ roleName, accountId: '111122223333' })),
    );
  });

  const CREDENTIALS = '/federation/credentials?account_id=111122223333&role_name=ViewOnly';

  it('does not take a token that is unknown, expired, revoked or logged out', async () => {
    const unauthorized = {
      status: 401,
      type: 'UnauthorizedException',
      json: { message: 'Session token not found or invalid' },
    };
    expect(await portal(CREDENTIALS, 'nonsense')).toMatchObject(unauthorized);
    const [revoked, loggedOut, expired] = [sso.issueToken(), sso.issueToken(), sso.issueToken()];
    sso.revokeToken(revoked.accessToken);
    expect(await portal(CREDENTIALS, revoked.accessToken)).toMatchObject(unauthorized);
    await fetch(`${sso.url}/logout`, {
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': loggedOut.accessToken },
    });
    expect(await portal(CREDENTIALS, loggedOut.accessToken)).toMatchObject(unauthorized);
    expect(await portal(CREDENTIALS, expired.accessToken)).toMatchObject({ status: 200 });
    sso.setClock(expired.expiresAt);
    expect(await portal(CREDENTIALS, expired.accessToken)).toMatchObject(unauthorized);
  });

  it.each([
    ['role_name=ViewOnly', 400, 'InvalidRequestException'],
    ['account_id=999999999999&role_name=ViewOnly', 403, 'ForbiddenException'],
    ['account_id=444455556666&role_name=PowerUser', 403, 'ForbiddenException'],
    ['account_id=111122223333&role_name=constructor', 403, 'ForbiddenException'],
  ])('gives no credentials for %s', async (query, status, type) => {
    const { accessToken } = sso.issueToken();
    expect(await portal(`/federation/credentials?${query}`, accessToken)).toMatchObject({ status, type });
  });

  it('throttles in its own words', async () => {
    sso.addFault({ kind: 'throttle', times: 2 });
    expect(await portal(CREDENTIALS, 'any')).toMatchObject({ status: 429, type: 'TooManyRequestsException' });
    expect(await post('/token', {})).toMatchObject({ status: 400, type: 'SlowDownException' });
  });

  it('records who asked for what, without the token', async () => {
    const { accessToken } = sso.issueToken();
    await portal(CREDENTIALS, accessToken);
    expect(sso.calls.at(-1)).toMatchObject({
      operation: 'GetRoleCredentials',
      caller: 'alice@example.com',
      status: 200,
    });
    expect(JSON.stringify(sso.calls)).not.toContain(accessToken);
  });
});
