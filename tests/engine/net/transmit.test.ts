import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type { Limits } from '../../../src/net/http.ts';
import { transmit } from '../../../src/net/transmit.ts';
import { respond, startRaw } from './rawServer.ts';

const limits: Limits = { connectMilliseconds: 4000, answerMilliseconds: 8000, maxBytes: 1000 };

/** Asks a server that answers each request with the body after so many milliseconds. */
async function openConnection(body: string, milliseconds = 0, before = '') {
  const answer = async (socket: { write: (text: string) => unknown }) => {
    await pause(milliseconds);
    socket.write(before + respond(200, body));
  };
  const server = await startRaw((socket) => {
    answer(socket);
    socket.on('data', () => answer(socket));
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => {
    agent.destroy();
    return server.close();
  });
  const ask = (change: Partial<Limits> = {}) =>
    transmit(
      { method: 'GET', url: server.url, headers: {} },
      { agent, secure: false, proxy: null },
      { ...limits, ...change },
    );
  return { ask, server };
}

it('takes an answer of as many bytes as are allowed, and none of one more', async () => {
  const { ask } = await openConnection('x'.repeat(1000));
  expect(await ask()).toMatchObject({ ok: true });
  expect(await ask({ maxBytes: 999 })).toEqual({ ok: false, failure: { kind: 'too-large', code: '999' } });
});

it.each([100, 102, 103])('reads a few answers %i that only announce one, and no flood of them', async (status) => {
  const interim = `HTTP/1.1 ${status} Wait\r\n\r\n`;
  const { ask } = await openConnection('x', 0, interim.repeat(20));
  expect(await ask()).toMatchObject({ ok: true, answer: { status: 200 } });
  const { ask: askFlood } = await openConnection('x', 0, interim.repeat(21));
  expect(await askFlood()).toEqual({ ok: false, failure: { kind: 'too-large', code: '20' } });
});

it('counts the time to connect only until the connection stands, and not at all where one stands already', async () => {
  const { ask, server } = await openConnection('slow', 400);
  for (let count = 0; count < 2; count += 1) {
    expect(await ask({ connectMilliseconds: 200 })).toMatchObject({ ok: true, answer: { status: 200 } });
  }
  expect(server.connections()).toBe(1);
});

it('counts the time to the end of the answer from the start', async () => {
  const { ask } = await openConnection('slow', 400);
  const failure = { kind: 'timeout', phase: 'answer', milliseconds: 200 };
  expect(await ask({ answerMilliseconds: 200 })).toEqual({ ok: false, failure });
});
