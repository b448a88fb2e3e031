import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { connectSso, type SignInOptions } from '../../../src/signin/connectSso.ts';
import { resolveTarget, type TargetRequest } from '../../../src/signin/target.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { createSample } from '../../support/sts/index.ts';
import { addSampleSso } from '../../support/sts/sample-sso.ts';
import { type SsoServer, startSso } from '../../support/sts/sso.ts';
import { configurationOf } from '../config/support.ts';

const now = new Date('2026-11-24T05:00:00Z');
const startUrl = 'https://example.awsapps.com/start';
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
const cacheFile = (name: string) => `/home/me/.aws/sso/cache/${sha1(name)}.json`;
const registrationKey = (scopes: string, session: string) =>
  `{"region": "eu-west-1", "scopes": ${scopes}, "session_name": ${session}, "startUrl": "${startUrl}", "tool": "botocore"}`;
const config = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`;
const desktop = { DISPLAY: ':0' };

let sso: SsoServer;
beforeEach(async () => {
  const sample = createSample();
  sso = await startSso({ state: sample.world, directory: addSampleSso(sample), clock: () => now });
  return () => sso.close();
});

interface Given {
  readonly environment?: Readonly<Record<string, string>>;
  readonly request?: TargetRequest;
  readonly options?: SignInOptions;
  readonly files?: Readonly<Record<string, string>>;
  /** What the user does with a page. */
  readonly open?: (url: string) => Promise<unknown>;
}

/** Follows a page and the redirect that it ends with, as a browser does. */
const browse = (url: string) => fetch(url);

async function signIn({
  environment = desktop,
  request = { session: 'corp' },
  options,
  files = {},
  open = browse,
}: Given = {}) {
  const told: Tell[] = [];
  const pauses: number[] = [];
  const pages: Promise<unknown>[] = [];
  const edges = fakeCommandEdges({
    files,
    environment: { AWS_ENDPOINT_URL_SSO_OIDC: sso.url, ...environment },
    now: () => now,
    tell: (event) => {
      told.push(event);
      if (event.kind === 'open') pages.push(open(event.url).catch((error: unknown) => error));
    },
  });
  const configuration = configurationOf({ config });
  const target = resolveTarget(request, configuration, edges.environment);
  if (!target.ok) throw new Error(target.error.message);
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  const result = await connectSso(target.value, configuration, edges, { pause, ...options });
  await Promise.all(pages);
  const written = new Map([...edges.written].map(([path, text]) => [path, JSON.parse(text)]));
  const page = told.find((event) => event.kind === 'open');
  return { result, told, pauses, written, page };
}

const names = (server: SsoServer) => server.calls.map(({ operation }) => operation);

describe('a sign-in by an authorization code', () => {
  it("opens the page, takes the browser's answer and keeps client and token in aws-cli's files", async () => {
    const { result, written, page } = await signIn();
    expect(result).toMatchObject({ ok: true, value: { session: 'corp', region: 'eu-west-1', isRenewable: true } });
    expect(page).toMatchObject({ opens: true });
    const query = new URL(page?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scopes: 'sso:account:access',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/),
    });
    const client = written.get(cacheFile(registrationKey('["sso:account:access"]', '"corp"')));
    expect(client).toEqual({
      clientId: query.get('client_id'),
      clientSecret: expect.any(String),
      expiresAt: '2027-02-22T05:00:00Z',
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
    });
    expect(written.get(cacheFile('corp'))).toEqual({
      startUrl,
      region: 'eu-west-1',
      accessToken: expect.any(String),
      expiresAt: '2026-11-24T06:00:00Z',
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      registrationExpiresAt: client.expiresAt,
      refreshToken: expect.any(String),
    });
  });

  it('takes the client that aws-cli registered, and none that is for device codes', async () => {
    const first = await signIn();
    const path = cacheFile(registrationKey('["sso:account:access"]', '"corp"'));
    const kept = first.written.get(path);
    await signIn({ files: { [path]: JSON.stringify(kept) } });
    expect(names(sso).filter((name) => name === 'RegisterClient')).toHaveLength(1);
    await signIn({ files: { [path]: JSON.stringify({ ...kept, grantTypes: undefined }) } });
    expect(names(sso).filter((name) => name === 'RegisterClient')).toHaveLength(2);
  });

  it.each([
    ['brings another state', (to: URL) => to.searchParams.set('state', 'other'), 'belongs to another sign-in'],
    [
      'says that the person declined',
      (to: URL) => {
        to.searchParams.delete('code');
        to.searchParams.set('error', 'access_denied');
      },
      'access was denied',
    ],
  ])('ends where the browser %s, and no token is asked for', async (_what, change, words) => {
    const open = async (url: string) => {
      const page = await fetch(url, { redirect: 'manual' });
      const to = new URL(page.headers.get('location') ?? '');
      change(to);
      return fetch(to);
    };
    const { result, written } = await signIn({ open });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'SsoLoginRequired', message: expect.stringContaining(words) },
    });
    expect(written.has(cacheFile('corp'))).toBe(false);
    expect(names(sso)).not.toContain('CreateToken');
  });

  it('answers 404 to all else without ending, and nothing after its one answer', async () => {
    const statuses: (number | string)[] = [];
    const open = async (url: string) => {
      const page = await fetch(url, { redirect: 'manual' });
      const to = new URL(page.headers.get('location') ?? '');
      const other = (path: string, init: RequestInit = {}) =>
        fetch(new URL(path, to), init).then(({ status }) => statuses.push(status));
      await other('/');
      await other('/oauth/callback');
      await other(`/other${to.search}`);
      await other(to.href, { method: 'POST' });
      statuses.push(await statusFor(to, 'evil.example'));
      await other(to.href);
      await fetch(to).catch(() => statuses.push('closed'));
    };
    const { result } = await signIn({ open });
    expect(result.ok).toBe(true);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 200, 'closed']);
  });

  it('only shows the page with noBrowser, on this machine too', async () => {
    const { result, page } = await signIn({ environment: {}, options: { noBrowser: true } });
    expect(result.ok).toBe(true);
    expect(page).toMatchObject({ opens: false, url: expect.stringContaining('/authorize?') });
  });
});

describe('a sign-in by a device code', () => {
  it.each([
    ['asked for', { options: { useDeviceCode: true } }, true],
    ['over ssh', { environment: { ...desktop, SSH_CONNECTION: '::1 1 ::1 22' } }, false],
    ['where no browser can be started', { environment: {} }, false],
  ])('is made when %s', async (_when, given, opens) => {
    const { result, page, written } = await signIn(given);
    expect(result.ok).toBe(true);
    expect(page).toMatchObject({ code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/), opens });
    expect(written.get(cacheFile(registrationKey('["sso:account:access"]', '"corp"')))).not.toHaveProperty(
      'grantTypes',
    );
  });

  it('asks in the given interval, and five seconds later each time that it is told to slow down', async () => {
    let open = () => {};
    const agreed = new Promise<void>((resolve) => {
      open = resolve;
    });
    sso.addFault({ kind: 'throttle', operation: 'CreateToken', times: 2 });
    const { result, pauses } = await signIn({
      options: { useDeviceCode: true },
      open: async (url) => browse(url).then(open),
    });
    await agreed;
    expect(result.ok).toBe(true);
    expect(pauses.slice(0, 3)).toEqual([1000, 6000, 11_000]);
  });

  it('of a start URL alone has a client without scopes and a file named after the URL, as with aws-cli', async () => {
    const request = { startUrl, region: 'eu-west-1' };
    const { result, written } = await signIn({ request, options: { useDeviceCode: true } });
    expect(result).toMatchObject({ ok: true, value: { session: null, isRenewable: false } });
    expect([...written.keys()].sort()).toEqual(
      [cacheFile(startUrl), cacheFile(registrationKey('null', 'null'))].sort(),
    );
  });

  it('ends when the person declines', async () => {
    const open = async (url: string) => sso.decide(new URL(url).searchParams.get('user_code') ?? '', 'denied');
    const { result } = await signIn({ options: { useDeviceCode: true }, open });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'SsoLoginRequired', message: expect.stringContaining('denied') },
    });
  });
});

it('says which service could not be reached, and writes nothing', async () => {
  const away = 'http://127.0.0.1:1';
  const { result, written, page } = await signIn({ environment: { ...desktop, AWS_ENDPOINT_URL_SSO_OIDC: away } });
  const error = { code: 'NetworkUnreachable', target: `${away}/client/register` };
  expect(result).toMatchObject({ ok: false, error });
  expect([written.size, page]).toEqual([0, undefined]);
});

it('tells no secret: neither token nor verifier nor the secret of the client', async () => {
  const { told, written } = await signIn();
  const { accessToken, refreshToken, clientSecret } = written.get(cacheFile('corp'));
  const said = JSON.stringify(told);
  for (const secret of [accessToken, refreshToken, clientSecret]) expect(said).not.toContain(secret);
});

function statusFor(to: URL, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(to, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
