import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EngineError, Result } from '../../../src/core/error.ts';
import { type Call, type Exchange, exchange } from '../../../src/net/exchange.ts';
import type { HttpAnswer } from '../../../src/net/http.ts';
import { openSender } from '../../../src/net/sender.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import { findClosedPort, type RawServer, respond, startRaw } from './rawServer.ts';

const settings = { caBundle: null, retryMode: 'standard', maxAttempts: 3 } as const;
const refusal: EngineError = { code: 'StsUnavailable', message: 'refused', hint: 'none' };
const servers: RawServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answer: (socket: Socket, connection: number) => void): Promise<RawServer> {
  const server = await startRaw(answer);
  servers.push(server);
  return server;
}

interface Asked {
  readonly result: Result<string>;
  /** Milliseconds of each pause between attempts. */
  readonly pauses: readonly number[];
}

/** Asks with a stopwatch that only the pauses move, so that no test waits. */
async function ask(url: URL, call: Partial<Call<string>> = {}, tools: Partial<Exchange> = {}): Promise<Asked> {
  const pauses: number[] = [];
  let time = 0;
  const sender = openSender(settings, fakeEdges());
  const result = await exchange(
    { url, prepare: async () => ({ method: 'POST', url, headers: {}, body: 'Action=X' }), read: readBody, ...call },
    {
      sender,
      settings,
      random: () => 0.5,
      stopwatch: () => time,
      sleep: async (milliseconds) => {
        pauses.push(milliseconds);
        time += milliseconds;
      },
      ...tools,
    },
  );
  sender.close();
  return { result, pauses };
}

/** Asks a service that refuses every call for so many milliseconds as one too many. */
async function askThrottled(
  milliseconds: number,
  call: Partial<Call<string>>,
  tools: Partial<Exchange>,
): Promise<Asked> {
  let time = 0;
  const pauses: number[] = [];
  const server = await serve((socket) => socket.end(time < milliseconds ? respond(429, '') : respond(200, 'yes')));
  const sleep = async (pause: number) => {
    pauses.push(pause);
    time += pause;
  };
  const { result } = await ask(server.url, call, { stopwatch: () => time, sleep, ...tools });
  return { result, pauses };
}

function readBody({ status, body }: HttpAnswer) {
  if (status === 200) return { kind: 'done', value: body.toString() } as const;
  if (status === 503 || status === 429) return { kind: 'retry', error: refusal, throttled: status === 429 } as const;
  if (status === 418) return { kind: 'repeat', error: refusal } as const;
  return { kind: 'failed', error: refusal } as const;
}

describe('a call', () => {
  it('is tried again after a passing refusal, and gives the answer that came at last', async () => {
    const server = await serve((socket, connection) =>
      socket.end(connection < 3 ? respond(503, '') : respond(200, 'yes')),
    );
    expect(await ask(server.url)).toEqual({ result: { ok: true, value: 'yes' }, pauses: [50, 100] });
  });

  it('is given up after the attempts of the settings, with the last refusal', async () => {
    const server = await serve((socket) => socket.end(respond(503, '')));
    expect(await ask(server.url)).toMatchObject({ result: { ok: false, error: refusal }, pauses: [50, 100] });
    expect(server.connections()).toBe(3);
  });

  it('waits longer where the service asked for fewer calls', async () => {
    const server = await serve((socket) => socket.end(respond(429, '')));
    expect((await ask(server.url)).pauses).toEqual([250, 500]);
  });

  it('waits as long as Retry-After says', async () => {
    const server = await serve((socket) => socket.end(respond(503, '', ['retry-after: 2'])));
    expect((await ask(server.url)).pauses).toEqual([2000, 2000]);
  });

  it('is given up at once when Retry-After is longer than 14 s', async () => {
    const server = await serve((socket) => socket.end(respond(503, '', ['retry-after: 60'])));
    expect(await ask(server.url)).toMatchObject({ result: { ok: false }, pauses: [] });
    expect(server.connections()).toBe(1);
  });

  it.each<[string, Partial<Call<string>>, Partial<Exchange>]>([
    ['of three attempts', {}, {}],
    ['of a hundred attempts', { maxAttempts: 100 }, {}],
  ])('%s, throttled for 20 s, is given up before 14 s', async (_what, call, tools) => {
    const { result, pauses } = await askThrottled(20_000, call, tools);
    expect(result).toEqual({ ok: false, error: refusal });
    expect(pauses.reduce((sum, one) => sum + one, 0)).toBeLessThan(14_000);
  });

  it('that stands for many is tried again while it is throttled for 20 s, and given up after its patience', async () => {
    const throttledPatience = 120_000;
    expect((await askThrottled(20_000, {}, { throttledPatience })).result).toEqual({ ok: true, value: 'yes' });
    const { result, pauses } = await askThrottled(1_000_000, {}, { throttledPatience });
    expect(result).toEqual({ ok: false, error: refusal });
    expect(pauses.reduce((sum, one) => sum + one, 0)).toBeLessThan(throttledPatience);
  });

  it('is not tried again when the refusal stands', async () => {
    const server = await serve((socket) => socket.end(respond(403, '')));
    expect(await ask(server.url)).toMatchObject({ result: { ok: false }, pauses: [] });
  });

  it('is repeated once, at once, when something was put right, however often the service asks', async () => {
    const server = await serve((socket) => socket.end(respond(418, '')));
    expect(await ask(server.url)).toEqual({ result: { ok: false, error: refusal }, pauses: [] });
    expect(server.connections()).toBe(2);
  });

  it('uses one connection for attempts that follow each other', async () => {
    const server = await serve((socket) => {
      socket.write(respond(503, ''));
      socket.on('data', () => socket.write(respond(200, 'yes')));
    });
    expect((await ask(server.url)).result).toEqual({ ok: true, value: 'yes' });
    expect(server.connections()).toBe(1);
  });

  it('is tried again when an open connection was closed in the meantime', async () => {
    const server = await serve((socket, connection) => {
      if (connection > 1) return void socket.end(respond(200, 'yes'));
      socket.write(respond(503, ''));
      socket.once('data', () => socket.destroy());
    });
    expect((await ask(server.url)).result).toEqual({ ok: true, value: 'yes' });
  });
});

describe('an endpoint that fails', () => {
  const faults: Readonly<
    Record<string, readonly [answer: (socket: Socket) => void, code: string, words: RegExp, attempts: number]>
  > = {
    'closes the connection without a word': [
      (socket) => socket.destroy(),
      'NetworkUnreachable',
      /connection was interrupted \(3 attempts\)/,
      3,
    ],
    'closes the connection in the middle of the answer': [
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
      'NetworkUnreachable',
      /connection was interrupted/,
      3,
    ],
    'does not speak HTTP': [
      (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
      'StsUnavailable',
      /the response is not valid HTTP/,
      1,
    ],
    'sends endless headers': [
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x-filler: y\r\n'.repeat(5000)}`),
      'StsUnavailable',
      /the response is not valid HTTP \(HPE_HEADER_OVERFLOW\)/,
      1,
    ],
    'sends more than a megabyte': [
      (socket) => void socket.write(respond(200, 'x'.repeat(2_000_000))),
      'StsUnavailable',
      /the response is too large/,
      1,
    ],
    'answers in chunks without end': [
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
        const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
        const more = () => socket.destroyed || socket.write(chunk, more);
        more();
      },
      'StsUnavailable',
      /the response is too large/,
      1,
    ],
  };

  it.each(Object.entries(faults))(
    '%s: one worded error that names it',
    async (_name, [answer, code, words, attempts]) => {
      const server = await serve(answer);
      const { result } = await ask(server.url);
      expect(result).toMatchObject({
        ok: false,
        error: { code, message: expect.stringMatching(words), target: server.url.origin },
      });
      expect(server.connections()).toBe(attempts);
    },
  );

  it('refuses connections: named, after three attempts', async () => {
    const url = new URL(`http://127.0.0.1:${await findClosedPort()}`);
    expect((await ask(url)).result).toMatchObject({
      ok: false,
      error: {
        code: 'NetworkUnreachable',
        message: `The request to ${url.origin} failed: the connection was refused (3 attempts).`,
      },
    });
  });

  it('has a name that nobody knows: named', async () => {
    expect((await ask(new URL('https://sts.nowhere.invalid/'))).result).toMatchObject({
      ok: false,
      error: {
        code: 'NetworkUnreachable',
        message: expect.stringContaining('the host name sts.nowhere.invalid could not be resolved'),
      },
    });
  });

  it.each([
    ['never answers', () => {}],
    [
      'answers one byte at a time',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
        const timer = setInterval(() => socket.write('x'), 5);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s: a timeout that names it', async (_name, answer) => {
    const server = await serve(answer);
    const { result } = await ask(server.url, { limits: { answerMilliseconds: 80 } });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'NetworkUnreachable', message: expect.stringContaining('no complete response within') },
    });
    expect(server.connections()).toBe(3);
  });

  it('says neither user nor password nor query of its URL', async () => {
    const url = new URL(`http://me:hunter2@127.0.0.1:${await findClosedPort()}/path?token=hunter3`);
    expect(JSON.stringify(await ask(url))).not.toMatch(/hunter|me:/);
  });

  it('takes no more than 64 MB of memory, however much it sends', async () => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const server = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const more = () => socket.destroyed || socket.write(`f4240\r\n${chunk}\r\n`, more);
      more();
    });
    const before = process.memoryUsage().rss;
    await ask(server.url);
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });
});

describe('all attempts together', () => {
  it('end before 15 s when the endpoint accepts and never answers', async () => {
    const server = await serve(() => {});
    const sender = openSender(settings, fakeEdges());
    const limits: number[] = [];
    let time = 0;
    const result = await exchange(
      { url: server.url, prepare: async () => ({ method: 'GET', url: server.url, headers: {} }), read: readBody },
      {
        sender: {
          ...sender,
          send: async (_request, _proxy, { answerMilliseconds }) => {
            limits.push(answerMilliseconds);
            time += answerMilliseconds;
            return { ok: false, failure: { kind: 'timeout', phase: 'answer', milliseconds: answerMilliseconds } };
          },
        },
        settings,
        random: () => 0,
        sleep: async () => {},
        stopwatch: () => time,
      },
    );
    expect(limits).toEqual([10_000, 4_000]);
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'NetworkUnreachable',
        message: expect.stringContaining('no complete response within 14 seconds (2 attempts)'),
      },
    });
  });
  it('have the time that a slow response before a repetition left', async () => {
    const sender = openSender(settings, fakeEdges());
    const url = new URL('http://127.0.0.1/');
    const limits: number[] = [];
    let time = 0;
    const result = await exchange(
      { url, prepare: async () => ({ method: 'GET', url, headers: {} }), read: readBody, maxAttempts: 1 },
      {
        sender: {
          ...sender,
          send: async (_request, _proxy, { answerMilliseconds }) => {
            time += limits.length === 0 ? 9_000 : answerMilliseconds;
            if (limits.push(answerMilliseconds) === 1)
              return { ok: true, answer: { status: 418, headers: {}, body: Buffer.alloc(0) } };
            return { ok: false, failure: { kind: 'timeout', phase: 'answer', milliseconds: answerMilliseconds } };
          },
        },
        settings,
        stopwatch: () => time,
      },
    );
    expect(limits).toEqual([10_000, 5_000]);
    expect(result).toMatchObject({ error: { message: expect.stringContaining('within 14 seconds') } });
  });
});
