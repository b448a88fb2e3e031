import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { renderJson } from '../core/answer.ts';
import { loadHttp } from '../edges/node.ts';
import { judge } from './judge.ts';
import type { Keeper, Served } from './keeper.ts';

/** A local endpoint that is open. */
export interface Listening {
  /** For AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly url: string;
  /** For AWS_CONTAINER_AUTHORIZATION_TOKEN. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';
const path = '/credentials';
const tokenBytes = 32;

/** Refusals: no one guesses 32 bytes, but no one shall keep this machine busy either. */
const refusals = { burst: 100, perSecond: 5 };
const answers = { burst: 200, perSecond: 50 };

/**
 * Serves credentials to this machine's processes by the protocol of container credentials (AWS SDKs and Tools
 * Reference Guide, "Container credential provider"), at a port that the system chooses. `timer`: milliseconds.
 */
export async function openServer(keeper: Keeper, timer: () => number): Promise<Listening> {
  const token = randomBytes(tokenBytes).toString('base64url');
  const expected = { host: '', path, token };
  const mayRefuse = openRate(refusals, timer);
  const mayAnswer = openRate(answers, timer);
  const server = loadHttp().createServer(limits, (request, response) => {
    const refused = judge(toIncoming(request), expected);
    if (refused !== undefined) return refuse(response, mayRefuse() ? refused : 429);
    if (!mayAnswer()) return refuse(response, 429);
    void answer(keeper, response);
  });
  refuseOddities(server);
  keepRoom(server, mostWaiting);
  await listen(server);
  expected.host = `${host}:${(server.address() as AddressInfo).port}`;
  return { url: `http://${expected.host}${path}`, token, close: () => close(server) };
}

/** Lets `burst` events through at once and then so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Answers whether another event is let through. `now`: milliseconds that only go forward. */
export function openRate({ burst, perSecond }: Rate, now: () => number): () => boolean {
  let left = burst;
  let last = now();
  return () => {
    const time = now();
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond);
    last = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** Whoever connects says at once what he wants; what time-outs there are is looked at twice a second, by default every 30. */
const limits = {
  maxHeaderSize: 8192,
  headersTimeout: 2_000,
  requestTimeout: 2_000,
  keepAliveTimeout: 1_000,
  connectionsCheckingInterval: 500,
};

/** Connections that may wait for their request at once. */
const mostWaiting = 1_500;

function toIncoming(request: IncomingMessage) {
  const { method = '', url = '', rawHeaders, socket } = request;
  return { method, target: url, rawHeaders, peer: socket.remoteAddress };
}

/** What never becomes a request: no HTTP, tunnels, a body that waits for a word. */
function refuseOddities(server: Server): void {
  server.on('clientError', (_error, socket) => {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  for (const event of ['checkContinue', 'checkExpectation']) {
    server.on(event, (_request: IncomingMessage, response: ServerResponse) => refuse(response, 400));
  }
}

/** Without a reason: who may ask knows it. The connection ends, so that a body is not read either. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0, ...(status === 405 ? { allow: 'GET' } : {}) });
  response.end();
}

async function answer(keeper: Keeper, response: ServerResponse): Promise<void> {
  const served = await keeper.get();
  const body = served.ok ? renderServed(served.value) : { code: served.error.code, message: served.error.message };
  const text = renderJson(body);
  response.writeHead(served.ok ? 200 : 503, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

function renderServed({ credentials, accountId, roleArn }: Served) {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: credentials.expiration,
    ...(accountId === null ? {} : { AccountId: accountId }),
    ...(roleArn === null ? {} : { RoleArn: roleArn }),
  };
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Keeps room for the next connection: of more than `most` that wait for a request, the one goes that has waited longest. All peers are
 * this machine, so nothing tells a stranger's from others but that a program asks at once.
 */
export function keepRoom(server: Server, most: number): void {
  // A set keeps the order in which its members came.
  const waiting = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    waiting.add(socket);
    socket.on('close', () => waiting.delete(socket));
    const [oldest] = waiting;
    if (waiting.size > most) oldest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    waiting.delete(socket);
    response.on('close', () => {
      if (!socket.destroyed) waiting.add(socket);
    });
  });
}
