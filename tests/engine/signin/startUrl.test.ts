import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locateSsoToken } from '../../../src/edges/places.ts';
import { connectSso } from '../../../src/signin/connectSso.ts';
import { openSignInService } from '../../../src/signin/site.ts';
import { resolveStartUrl } from '../../../src/signin/startUrl.ts';
import { resolveTarget, type TargetRequest } from '../../../src/signin/target.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { createSample } from '../../support/sts/index.ts';
import { addSampleSso } from '../../support/sts/sample-sso.ts';
import { type SsoServer, startSso } from '../../support/sts/sso.ts';
import { createTestTls, type TestTls } from '../../support/sts/tls.ts';
import { configurationOf } from '../config/support.ts';
import { findClosedPort } from '../net/rawServer.ts';

/** A start URL that is a company's own host: it leads to one of AWS's, which no one calls here. */
const own = 'https://example.awsapps.com/start';
let tls: TestTls;
let vanity: Server;
let host: string;
let sso: SsoServer;
const asked: string[] = [];

beforeAll(async () => {
  tls = await createTestTls();
  vanity = createServer({ key: tls.key, cert: tls.cert }, ({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`);
    const to = decodeURIComponent(url.slice(1));
    if (to.startsWith('get:') && method === 'HEAD') return void response.writeHead(405).end();
    if (/^\d+$/.test(to)) return void response.writeHead(Number(to)).end();
    response.writeHead(302, { location: to.replace('get:', '') }).end();
  });
  await new Promise<void>((resolve) => vanity.listen(0, '127.0.0.1', resolve));
  host = `https://127.0.0.1:${(vanity.address() as AddressInfo).port}`;
  sso = await startSso({ state: createSample().world, directory: addSampleSso(createSample()) });
});
afterAll(async () => {
  vanity.close();
  await sso.close();
});

const leadingTo = (url: string) => `${host}/${encodeURIComponent(url)}`;

function open(request: TargetRequest, config = '') {
  const pages: Promise<unknown>[] = [];
  const edges = fakeCommandEdges({
    files: { '/ca.pem': tls.ca },
    environment: { AWS_CA_BUNDLE: '/ca.pem', AWS_ENDPOINT_URL_SSO_OIDC: sso.url },
    tell: (event) => {
      if (event.kind === 'open') pages.push(fetch(event.url));
    },
  });
  const configuration = configurationOf({ config });
  const target = resolveTarget(request, configuration, edges.environment);
  if (!target.ok) throw new Error(target.error.message);
  return { target: target.value, configuration, edges, pages };
}

async function resolve(startUrl: string, region?: string) {
  const { target, edges } = open({ startUrl, region });
  const service = openSignInService(target, edges);
  if (!service.ok) throw new Error(service.error.message);
  const found = await resolveStartUrl(target, { ...service.value, sleep: async () => {} });
  service.value.sender.close();
  return found.ok ? { url: found.value.url, region: found.value.region.value } : found.error;
}

describe('a start URL', () => {
  it("of AWS's own host is taken as it is, and its region from its host where none is given", async () => {
    expect(await resolve(own, 'eu-west-1')).toEqual({ url: own, region: 'eu-west-1' });
    const dual = 'https://ssoins-1234567890abcdef.portal.us-east-2.app.aws';
    expect(await resolve(dual)).toEqual({ url: dual, region: 'us-east-2' });
    expect(await resolve(own)).toMatchObject({ code: 'ProfileIncomplete' });
  });

  it.each([
    ['leads to one of AWS', own, 'eu-west-1', { url: own, region: 'eu-west-1' }],
    [
      'leads to one that names its region',
      'https://d-1.portal.eu-central-1.app.aws/',
      undefined,
      { url: 'https://d-1.portal.eu-central-1.app.aws', region: 'eu-central-1' },
    ],
    ['answers no HEAD', `get:${own}`, 'eu-west-1', { url: own, region: 'eu-west-1' }],
    ['leads to one without a region', own, undefined, { code: 'ProfileIncomplete' }],
    ['leads elsewhere', 'https://awsapps.com.example/start', 'eu-west-1', { code: 'InvalidParameter' }],
    ['leads to plain http', 'http://example.awsapps.com/start', 'eu-west-1', { code: 'InvalidParameter' }],
    ['leads nowhere', '404', 'eu-west-1', { code: 'SourceFailed' }],
    ['stays where it is', '200', 'eu-west-1', { code: 'InvalidParameter' }],
  ])('of one of its own that %s', async (_what, to, region, expected) => {
    expect(await resolve(leadingTo(to), region)).toMatchObject(expected);
  });

  it.each([
    'http://example.awsapps.com/start',
    'example.awsapps.com',
    `${own} `,
    'https://example.awsapps.com/my start',
  ])(
    'that is not an HTTPS URL, as Test-AwsConfig says too, is refused before anything is called: "%s"',
    async (startUrl) => {
      expect(await resolve(startUrl, 'eu-west-1')).toMatchObject({ code: 'InvalidParameter', target: startUrl });
    },
  );

  it('of a host that cannot be reached is taken where the region is given', async () => {
    const away = `https://127.0.0.1:${await findClosedPort()}/start`;
    expect(await resolve(away, 'eu-west-1')).toEqual({ url: away, region: 'eu-west-1' });
    expect(await resolve(away)).toMatchObject({ code: 'NetworkUnreachable' });
  });
});

describe('a sign-in by a start URL of one of its own', () => {
  it.each([
    ['as sso_start_url of a session', { session: 'corp' }, 'corp'],
    ['as -StartUrl', { startUrl: '{url}', region: 'eu-west-1' }, '{url}'],
  ])('%s keeps the token under that name, as it is written', async (_how, request, subject) => {
    const startUrl = leadingTo(own);
    const config = `[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = eu-west-1\n`;
    const filled = 'startUrl' in request ? { ...request, startUrl } : request;
    const { target, configuration, edges, pages } = open(filled, config);
    const options = { useDeviceCode: true, pause: async () => {} };
    const result = await connectSso(target, configuration, edges, options);
    await Promise.all(pages);
    expect(result).toMatchObject({ ok: true, value: { startUrl } });
    const path = locateSsoToken(subject.replace('{url}', startUrl), edges);
    expect(JSON.parse(edges.written.get(path) ?? '')).toMatchObject({ startUrl, region: 'eu-west-1' });
    // The token service is asked for AWS's own: it knows no other.
    expect(sso.calls.map(({ operation }) => operation)).toContain('StartDeviceAuthorization');
  });
});
