import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSender, type SenderOptions } from '../../../src/net/sender.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import { createTestTls, type TestTls } from '../../support/sts/tls.ts';
import { askOnEngineNode, hasEngineNode } from './askOnEngineNode.ts';
import { type ConnectProxy, startProxy } from './connectProxy.ts';
import { findClosedPort } from './rawServer.ts';

const limits = { connectMilliseconds: 4000, answerMilliseconds: 8000, maxBytes: 1_048_576 };
let tls: TestTls;
let folder: string;
let caFile: string;
let httpUrl: string;
let httpsUrl: string;
const closing: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  tls = await createTestTls();
  folder = mkdtempSync(join(tmpdir(), 'awsrole-net-'));
  caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, tls.ca);
  const plain = createHttp((_message, response) => response.end('plain'));
  const secure = createHttps({ key: tls.key, cert: tls.cert }, (_message, response) => response.end('secure'));
  for (const server of [plain, secure]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  httpUrl = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`;
  httpsUrl = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/`;
  return () => {
    for (const server of [plain, secure]) {
      server.closeAllConnections();
      server.close();
    }
    rmSync(folder, { recursive: true });
  };
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function fail(message: string): never {
  throw new Error(message);
}

interface Trusting {
  readonly caBundle?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: SenderOptions;
}

async function askSecurely({ caBundle, files = {}, options = {} }: Trusting, url = httpsUrl) {
  const settings = { caBundle: caBundle ?? null, retryMode: 'standard', maxAttempts: 1 } as const;
  const sender = openSender(settings, fakeEdges({ files }), options);
  closing.push(sender.close);
  const attempt = await sender.send({ method: 'GET', url: new URL(url), headers: {} }, null, limits);
  return { attempt, trust: sender.trust() };
}

describe('trust over https', () => {
  it('is refused to a certificate of an unknown issuer, though the system was asked too', async () => {
    let readings = 0;
    const { attempt, trust } = await askSecurely({ options: { readSystemRoots: () => Array(readings++).fill('') } });
    expect(attempt).toMatchObject({ ok: false, failure: { kind: 'unknown-issuer' } });
    expect({ readings, trust }).toEqual({ readings: 1, trust: 'node' });
  });

  it('is given to a certificate that the operating system knows, and that is told for the next time', async () => {
    const { attempt, trust } = await askSecurely({ options: { readSystemRoots: () => [tls.ca] } });
    expect(attempt).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(trust).toBe('system');
  });

  it('starts with the system where an earlier run has learnt so', async () => {
    const { attempt } = await askSecurely({ options: { trust: 'system', readSystemRoots: () => [tls.ca] } });
    expect(attempt.ok).toBe(true);
  });

  it('is remembered when the operating system was needed, and only when that helped', async () => {
    const remembered: string[] = [];
    const memory = { needsSystem: () => false, rememberSystem: () => remembered.push('system') };
    await askSecurely({ options: { memory, readSystemRoots: () => [] } });
    expect(remembered).toEqual([]);
    await askSecurely({ options: { memory, readSystemRoots: () => [tls.ca] } });
    expect(remembered).toEqual(['system']);
  });

  it('starts with the system where that is remembered, without a handshake that fails', async () => {
    let handshakes = 0;
    const memory = { needsSystem: () => true, rememberSystem: () => fail('There is nothing new to remember.') };
    const readSystemRoots = () => {
      handshakes += 1;
      return [tls.ca];
    };
    const { attempt, trust } = await askSecurely({ options: { memory, readSystemRoots } });
    expect({ ok: attempt.ok, trust, handshakes }).toEqual({ ok: true, trust: 'system', handshakes: 1 });
  });

  it('asks no memory for plain http, and none where a CA bundle says whom to trust', async () => {
    const memory = { needsSystem: () => fail('Nobody needs to know.'), rememberSystem: () => {} };
    expect((await askSecurely({ options: { memory } }, httpUrl)).attempt.ok).toBe(true);
    const bundled = { caBundle: '/ca.pem', files: { '/ca.pem': tls.ca }, options: { memory } };
    expect((await askSecurely(bundled)).attempt.ok).toBe(true);
  });

  it('is given to the certificates of the CA bundle', async () => {
    const { attempt } = await askSecurely({ caBundle: '/ca.pem', files: { '/ca.pem': tls.ca } });
    expect(attempt).toMatchObject({ ok: true, answer: { status: 200 } });
  });

  it('is not widened to the system beside a CA bundle', async () => {
    const other = await createTestTls();
    const { attempt } = await askSecurely({
      caBundle: '/ca.pem',
      files: { '/ca.pem': other.ca },
      options: { readSystemRoots: () => [tls.ca] },
    });
    expect(attempt.ok).toBe(false);
  });

  it.each([
    ['the file does not exist', {}],
    ['it does not contain a PEM certificate', { '/ca.pem': 'hello' }],
  ])('fails with the name of a CA bundle when %s', async (reason, files: Record<string, string>) => {
    const { attempt } = await askSecurely({ caBundle: '/ca.pem', files });
    expect(attempt).toEqual({ ok: false, failure: { kind: 'ca-bundle', file: '/ca.pem', reason } });
  });

  it('fails with the name of a CA bundle whose certificates are damaged', async () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const { attempt } = await askSecurely({ caBundle: '/ca.pem', files: { '/ca.pem': damaged } });
    expect(attempt).toMatchObject({ ok: false, failure: { kind: 'ca-bundle', file: '/ca.pem' } });
  });

  it('is refused to a certificate that is made for another name', async () => {
    const url = httpsUrl.replace('127.0.0.1', '127.0.0.2');
    const server = createHttps({ key: tls.key, cert: tls.cert });
    await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), '127.0.0.2', resolve));
    closing.push(() => void server.close());
    const { attempt } = await askSecurely({ caBundle: '/ca.pem', files: { '/ca.pem': tls.ca } }, url);
    expect(attempt).toMatchObject({ ok: false, failure: { kind: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });

  it('is not bought off by NODE_TLS_REJECT_UNAUTHORIZED=0', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    closing.push(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
    const { attempt } = await askSecurely({ options: { readSystemRoots: () => [] } });
    expect(attempt).toMatchObject({ ok: false, failure: { kind: 'unknown-issuer' } });
  });

  it('tells https that met a server of plain http', async () => {
    const { attempt } = await askSecurely({}, httpUrl.replace('http:', 'https:'));
    expect(attempt).toMatchObject({ ok: false, failure: { kind: 'tls' } });
  });
});

describe('the way to an address', () => {
  const settings = { caBundle: null, retryMode: 'standard', maxAttempts: 1 } as const;
  const internetOptions = '    ProxyEnable    REG_DWORD    0x1\r\n    ProxyServer    REG_SZ    proxy.corp:8080\r\n';

  async function findWays(environment: Record<string, string>, ...urls: readonly string[]) {
    let readings = 0;
    const readProxySettings = async () => {
      readings += 1;
      return internetOptions;
    };
    const sender = openSender(settings, fakeEdges({ platform: 'win32', environment, readProxySettings }));
    const ways: unknown[] = [];
    for (const url of urls) {
      const way = await sender.routeTo(new URL(url));
      ways.push(way.ok ? (way.value?.href ?? null) : way.error.code);
    }
    return { ways, readings };
  }

  it("leads through the system's proxy where no variable names one, which is read once", async () => {
    expect(await findWays({}, 'https://sts.amazonaws.com', 'https://iam.amazonaws.com')).toEqual({
      ways: ['http://proxy.corp:8080/', 'http://proxy.corp:8080/'],
      readings: 1,
    });
  });

  it('is not asked of the system where a variable decides, nor for this machine itself', async () => {
    expect(await findWays({ NO_PROXY: '*' }, 'https://sts.amazonaws.com')).toEqual({ ways: [null], readings: 0 });
    expect(await findWays({}, 'http://127.0.0.1:4566')).toEqual({ ways: [null], readings: 0 });
  });
});

describe.skipIf(!hasEngineNode)("with the engine's Node (skipped where its npm package is not installed)", () => {
  let proxy: ConnectProxy;

  async function start(user?: string): Promise<ConnectProxy> {
    proxy = await startProxy(user);
    closing.push(proxy.close);
    return proxy;
  }

  it('sends http through HTTP_PROXY', async () => {
    const { url } = await start();
    const { result } = await askOnEngineNode({ url: httpUrl, environment: { HTTP_PROXY: url } });
    expect(result).toEqual({ ok: true, value: '200 plain' });
    expect(proxy.asked).toEqual([`POST ${httpUrl}`]);
  });

  it('sends https through a tunnel of HTTPS_PROXY, and checks the certificate inside', async () => {
    const { url } = await start();
    const host = new URL(httpsUrl).host;
    const trusted = await askOnEngineNode({ url: httpsUrl, environment: { HTTPS_PROXY: url }, caBundle: caFile });
    expect(trusted.result).toEqual({ ok: true, value: '200 secure' });
    expect(proxy.asked).toEqual([`CONNECT ${host}`]);
    const untrusted = await askOnEngineNode({ url: httpsUrl, environment: { HTTPS_PROXY: url } });
    expect(untrusted.result).toMatchObject({
      ok: false,
      error: { code: 'NetworkUnreachable', message: expect.stringContaining('issuer') },
    });
  });

  it('gives user and password of the proxy address to the proxy and to nobody else', async () => {
    const { url } = await start('me:hunter2');
    const environment = { HTTPS_PROXY: url.replace('http://', 'http://me:hunter2@') };
    const { result } = await askOnEngineNode({ url: httpsUrl, environment, caBundle: caFile });
    expect(result).toEqual({ ok: true, value: '200 secure' });
  });

  it('names a proxy that refuses, without its password', async () => {
    const { url } = await start('me:right');
    const environment = { HTTPS_PROXY: url.replace('http://', 'http://me:hunter2@') };
    const answer = await askOnEngineNode({ url: httpsUrl, environment });
    expect(answer.result).toMatchObject({
      ok: false,
      error: {
        code: 'NetworkUnreachable',
        message: expect.stringMatching(new RegExp(`through the proxy ${url} failed: the proxy did not connect: .*407`)),
      },
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('names a proxy that is not there', async () => {
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${await findClosedPort()}` };
    const { result } = await askOnEngineNode({ url: httpsUrl, environment });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'NetworkUnreachable', message: expect.stringContaining(environment.HTTPS_PROXY) },
    });
  });

  it("heeds the shell's variables, not the process's own", async () => {
    await start();
    const variables = { HTTP_PROXY: proxy.url, http_proxy: proxy.url, NODE_USE_ENV_PROXY: '1' };
    expect((await askOnEngineNode({ url: httpUrl, variables })).result).toEqual({ ok: true, value: '200 plain' });
    expect(proxy.asked).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    "believes the operating system's certificates when Node's own do not do (Linux: SSL_CERT_FILE)",
    async () => {
      const answer = await askOnEngineNode({ url: httpsUrl, variables: { SSL_CERT_FILE: caFile } });
      expect(answer).toEqual({ result: { ok: true, value: '200 secure' }, trust: 'system' });
    },
  );
});
