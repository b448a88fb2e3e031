import type { ClientRequest, Agent as HttpAgent, IncomingMessage } from 'node:http';
import { loadHttp, loadHttps } from '../edges/node.ts';
import { readFailure } from './failure.ts';
import { type Attempt, answered, type Failure, failed, type HttpRequest, type Limits } from './http.ts';
import { renderProxyUser, type TunnelOptions } from './tunnel.ts';

export interface Connection {
  readonly agent: HttpAgent;
  readonly secure: boolean;
  /** What the connection goes through; null for none. */
  readonly proxy: URL | null;
}

/** Sends one request and reads its whole answer, within the limits. Redirects are answers like any other. */
export function transmit(request: HttpRequest, connection: Connection, limits: Limits): Promise<Attempt> {
  return new Promise((resolve) => {
    const end = new AbortController();
    const message = startRequest(request, connection, end.signal);
    const stopTimers = startTimers(message, limits, (failure) => finish(failed(failure), failure.kind));

    let interim = 0;
    message.on('information', () => {
      interim += 1;
      if (interim > mostInterim) finish(failed({ kind: 'too-large', code: String(mostInterim) }), 'too-large');
    });
    message.on('response', (response) => readAnswer(response, limits.maxBytes, finish));
    message.on('error', (error) => {
      const failure = readFailure(error, request.url.hostname, connection.proxy !== null);
      const stale = failure.kind === 'cut' && message.reusedSocket;
      finish(failed(stale ? { kind: 'stale', code: failure.code } : failure));
    });
    message.end(request.body);

    function finish(attempt: Attempt, destroyFor?: string): void {
      stopTimers();
      if (destroyFor !== undefined) {
        message.destroy();
        // A tunnel that is still being asked for, which the request knows nothing of.
        end.abort();
      }
      resolve(attempt);
    }
  });
}

/** Answers that only announce one (1xx): AWS sends none, and each costs memory. */
const mostInterim = 20;

function startRequest(
  { url, method, headers, body }: HttpRequest,
  { agent, secure, proxy }: Connection,
  givenUp: AbortSignal,
): ClientRequest {
  const path = url.pathname + url.search;
  // A proxy for http is asked for the whole address (RFC 9112 3.2.2).
  const asked = proxy === null || secure ? { path } : { path: url.origin + path, user: renderProxyUser(proxy) };
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options: TunnelOptions = {
    method,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port === '' ? {} : { port: url.port }),
    path: asked.path,
    headers: { ...headers, ...asked.user, ...length },
    agent,
    givenUp,
  };
  return (secure ? loadHttps() : loadHttp()).request(options);
}

/** Two clocks: one until the connection stands, one until the answer is whole. */
function startTimers(
  message: ClientRequest,
  { connectMilliseconds, answerMilliseconds }: Limits,
  expire: (failure: Failure) => void,
): () => void {
  const connecting = setTimeout(() => expire(timeout('connect', connectMilliseconds)), connectMilliseconds);
  const answering = setTimeout(() => expire(timeout('answer', answerMilliseconds)), answerMilliseconds);
  // The request is small: it is out as soon as the connection stands, straight, through a proxy, or from the call before.
  message.on('finish', () => clearTimeout(connecting));
  return () => {
    clearTimeout(connecting);
    clearTimeout(answering);
  };
}

function timeout(phase: 'connect' | 'answer', milliseconds: number): Failure {
  return { kind: 'timeout', phase, milliseconds };
}

function readAnswer(
  response: IncomingMessage,
  maxBytes: number,
  finish: (attempt: Attempt, destroyFor?: string) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) finish(failed({ kind: 'too-large', code: String(maxBytes) }), 'too-large');
    else chunks.push(chunk);
  });
  response.on('end', () => {
    const { statusCode = 0, headers } = response;
    finish(answered({ status: statusCode, headers, body: Buffer.concat(chunks) }));
  });
  response.on('error', () => finish(failed({ kind: 'cut', code: 'ECONNRESET' })));
}
