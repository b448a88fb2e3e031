import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { limitWaitingConnections, openServer } from '../../../src/server/server.ts';
import { session } from './crowd.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('lets whoever says nothing wait no longer than a few seconds', async () => {
  const server = await openServer(session, () => performance.now());
  closing.push(server.close);
  const begin = performance.now();
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => {});
  await new Promise((resolve) => silent.resume().on('close', resolve));
  expect(performance.now() - begin).toBeLessThan(4_500);
});

it('drops the one that has waited longest where too many wait, none that has a request', async () => {
  const server: Server = createServer((_request, response) => {
    // The answer is on its way for as long as the test lasts.
    response.flushHeaders();
  });
  limitWaitingConnections(server, 2);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const ended: string[] = [];
  const open = async (name: string, text = '') => {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.on('close', () => ended.push(name));
    closing.push(() => void socket.destroy());
    await new Promise((resolve) => socket.on('connect', resolve));
    if (text !== '') await new Promise((resolve) => socket.once('data', resolve).write(text));
  };
  await open('busy', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  for (const name of ['first', 'second', 'third', 'fourth']) await open(name);
  while (ended.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(ended).toEqual(['first', 'second']);
});
