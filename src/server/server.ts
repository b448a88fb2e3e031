import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { renderJson } from '../core/answer.ts';
import { listenOnLoopback, loopback } from '../edges/loopback.ts';
import { loadHttp } from '../edges/node.ts';
import { checkRequest } from './checkRequest.ts';
import type { RenewableSession, ServedSession } from './renewableSession.ts';

/** A listening endpoint on this machine. */
export interface ListeningServer {
  /** For AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly url: string;
  /** For AWS_CONTAINER_AUTHORIZATION_TOKEN. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

const path = '/credentials';
const tokenBytes = 32;

/** Limits on refusals: 32 bytes cannot be guessed, but attempts must not keep this machine busy. */
const refusals = { burst: 100, perSecond: 5 };
const answers = { burst: 200, perSecond: 50 };

/**
 * Serves credentials to processes on this machine, by the protocol of container credentials (AWS SDKs and Tools Reference
 * Guide, "Container credential provider"), on a port that the system chooses. `timer`: milliseconds.
 */
export async function openServer(session: RenewableSession, timer: () => number): Promise<ListeningServer> {
  const token = randomBytes(tokenBytes).toString('base64url');
  const expected = { host: '', path, token };
  const mayRefuse = openRateLimiter(refusals, timer);
  const mayAnswer = openRateLimiter(answers, timer);
  const server = loadHttp().createServer(limits, (request, response) => {
    const refused = checkRequest(toIncoming(request), expected);
    if (refused !== undefined) return refuse(response, mayRefuse() ? refused : 429);
    if (!mayAnswer()) return refuse(response, 429);
    void answer(session, response);
  });
  refuseInvalid(server);
  limitWaitingConnections(server, maxWaiting);
  expected.host = `${loopback}:${await listenOnLoopback(server)}`;
  return { url: `http://${expected.host}${path}`, token, close: () => close(server) };
}

/** Allows `burst` events at once, and then this many per second. */
interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

/** Returns whether another event is allowed. `now`: milliseconds of a monotonic clock. */
export function openRateLimiter({ burst, perSecond }: RateLimit, now: () => number): () => boolean {
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

/** A client sends its request at once. Timeouts are checked twice a second instead of every 30 seconds. */
const limits = {
  maxHeaderSize: 8192,
  headersTimeout: 2_000,
  requestTimeout: 2_000,
  keepAliveTimeout: 1_000,
  connectionsCheckingInterval: 500,
};

/** The most connections that may be open without a request. */
const maxWaiting = 1_500;

function toIncoming(request: IncomingMessage) {
  const { method = '', url = '', rawHeaders, socket } = request;
  return { method, target: url, rawHeaders, peer: socket.remoteAddress };
}

/** Answers what never becomes a request: data other than HTTP, CONNECT tunnels, and an Expect header. */
function refuseInvalid(server: Server): void {
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

/** Gives no reason, and closes the connection without reading a body. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0, ...(status === 405 ? { allow: 'GET' } : {}) });
  response.end();
}

async function answer(session: RenewableSession, response: ServerResponse): Promise<void> {
  const served = await session.get();
  const body = served.ok ? renderServed(served.value) : { code: served.error.code, message: served.error.message };
  const text = renderJson(body);
  response.writeHead(served.ok ? 200 : 503, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}

function renderServed({ credentials, accountId, roleArn }: ServedSession) {
  return {
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: credentials.expiration,
    ...(accountId === null ? {} : { AccountId: accountId }),
    ...(roleArn === null ? {} : { RoleArn: roleArn }),
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Makes room for new connections: if more than `most` have no request, closes the one that has waited longest. All clients
 * are on this machine, and only a prompt request distinguishes a proper one.
 */
export function limitWaitingConnections(server: Server, most: number): void {
  // A Set keeps its insertion order.
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
