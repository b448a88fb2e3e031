import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/net/http.ts';
import { openSender } from '../../../src/net/sender.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import { createTestTls, type TestTls } from '../../support/sts/tls.ts';
import { startProxy } from './connectProxy.ts';

const limits = { connectMilliseconds: 300, answerMilliseconds: 2000, maxBytes: 1_048_576 };
const closing: (() => Promise<void> | void)[] = [];
let tls: TestTls;
let service: ReturnType<typeof createHttps>;
let url: URL;

beforeAll(async () => {
  tls = await createTestTls();
  service = createHttps({ key: tls.key, cert: tls.cert }, (_message, response) => response.end('secure'));
  url = new URL(`https://127.0.0.1:${await listen(service)}/`);
});
afterAll(() => void service.closeAllConnections());
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('A tunnel through a proxy', () => {
  it('carries several calls, by one CONNECT, with the certificate inside checked', async () => {
    const proxy = await startProxy('me:hunter 2');
    closing.push(proxy.close);
    const sender = openTestSender();
    const address = new URL(proxy.url.replace('http://', 'http://me:hunter%202@'));
    for (const _call of [1, 2]) expect(await ask(sender, address)).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(proxy.asked).toEqual([`CONNECT ${url.host}`]);
    const unknown = openSender({ ...settings, caBundle: null }, fakeEdges({}), { readSystemRoots: () => [] });
    closing.push(unknown.close);
    expect(await ask(unknown, address)).toMatchObject({ failure: { kind: 'unknown-issuer' } });
  });

  it('leads through a proxy that speaks TLS itself, if its certificate is believed', async () => {
    const proxy = await startProxy();
    closing.push(proxy.close);
    const front = createTlsServer({ key: tls.key, cert: tls.cert }, (socket) =>
      relay(socket, Number(new URL(proxy.url).port)),
    );
    const address = new URL(`https://127.0.0.1:${await listen(front)}`);
    closing.push(() => void front.close());
    expect(await ask(openTestSender(), address)).toMatchObject({ ok: true });
    const unknown = openSender({ ...settings, caBundle: null }, fakeEdges({}), { readSystemRoots: () => [] });
    closing.push(unknown.close);
    expect(await ask(unknown, address)).toMatchObject({ failure: { kind: 'unknown-issuer' } });
  });

  const head = 'HTTP/1.1 200 Connection established\r\n';
  it.each<readonly [sentence: string, answer: (socket: Socket) => void, failure: Partial<Failure>]>([
    [
      'never ends its headers',
      (socket) => flood(socket, head),
      { kind: 'proxy', reason: 'its response is longer than 16384 bytes' },
    ],
    [
      'never ends its first line',
      (socket) => flood(socket, ''),
      { kind: 'proxy', reason: 'its response is longer than 16384 bytes' },
    ],
    ['drips for ever', drip, { kind: 'timeout', phase: 'connect' }],
    ['says nothing', () => {}, { kind: 'timeout', phase: 'connect' }],
    ['closes', (socket) => socket.end(), { kind: 'proxy', reason: 'it closed the connection' }],
    ['closes in the middle', (socket) => socket.end(head), { kind: 'proxy', reason: 'it closed the connection' }],
    ['cuts the connection', (socket) => socket.resetAndDestroy(), { kind: 'cut' }],
    [
      'speaks something else',
      (socket) => socket.end('220 mail\r\n\r\n'),
      { kind: 'proxy', reason: 'its response is not HTTP' },
    ],
    ['wants a user', (socket) => socket.end('HTTP/1.1 407 Who\r\n\r\n'), { kind: 'proxy', reason: 'it returned 407' }],
    [
      'sends elsewhere',
      (socket) => socket.end('HTTP/1.1 302 F\r\nLocation: http://x/\r\n\r\n'),
      { kind: 'proxy', reason: 'it returned 302' },
    ],
    [
      'speaks for the service',
      (socket) => socket.write(`${head}\r\nHTTP/1.1 200 OK\r\n\r\n`),
      { kind: 'proxy', reason: 'it sent data after its response' },
    ],
    [
      'lets the service speak plainly',
      (socket) => {
        socket.write(`${head}\r\n`);
        socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      },
      { kind: 'tls' },
    ],
  ])('ends in one failure, in time and in little memory, where the proxy %s', async (_sentence, answer, failure) => {
    const proxy = createServer((socket) => {
      socket.on('error', () => {});
      closing.push(() => void socket.destroy());
      socket.once('data', () => answer(socket));
    });
    const address = new URL(`http://127.0.0.1:${await listen(proxy)}`);
    closing.push(() => void proxy.close());
    const before = process.memoryUsage().rss;
    expect(await ask(openTestSender(), address)).toMatchObject({ ok: false, failure });
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  it('leaves no connection behind when the time is up', async () => {
    const ends: Promise<unknown>[] = [];
    const proxy = createServer((socket) => {
      socket.on('error', () => {});
      ends.push(new Promise((resolve) => socket.resume().once('close', resolve)));
    });
    const address = new URL(`http://127.0.0.1:${await listen(proxy)}`);
    closing.push(() => void proxy.close());
    expect(await ask(openTestSender(), address)).toMatchObject({ failure: { kind: 'timeout' } });
    expect(ends.length).toBe(1);
    await Promise.all(ends);
  });
});

const settings = { caBundle: '/ca.pem', retryMode: 'standard', maxAttempts: 1 } as const;

function openTestSender() {
  const sender = openSender(settings, fakeEdges({ files: { '/ca.pem': tls.ca } }));
  closing.push(sender.close);
  return sender;
}

function ask(sender: ReturnType<typeof openTestSender>, proxy: URL) {
  return sender.send({ method: 'GET', url, headers: {} }, proxy, limits);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Header lines for as long as the other side takes them. */
function flood(socket: Socket, begin: string): void {
  socket.write(begin);
  const more = () => {
    while (!socket.destroyed && socket.write(`x-${'a'.repeat(8000)}: b${begin === '' ? '' : '\r\n'}`)) {}
  };
  socket.on('drain', more);
  more();
}

function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('H'), 20);
  socket.on('close', () => clearInterval(timer));
}

function relay(socket: Socket, port: number): void {
  const onward = connect(port, '127.0.0.1');
  socket
    .on('error', () => {})
    .pipe(onward)
    .on('error', () => {})
    .pipe(socket);
}
