import type { ClientRequest, Agent as HttpAgent, IncomingMessage } from 'node:http';
import { loadHttp, loadHttps } from '../edges/node.ts';
import { readFailure } from './failure.ts';
import { type Attempt, answered, type Failure, failed, type HttpRequest, type Limits } from './http.ts';
import { renderProxyUser, type TunnelOptions } from './tunnel.ts';

export interface Connection {
  readonly agent: HttpAgent;
  readonly secure: boolean;
  /** The proxy of the connection; null for none. */
  readonly proxy: URL | null;
}

/** Sends a request and reads the whole response, within the limits. Does not follow redirects. */
export function transmit(request: HttpRequest, connection: Connection, limits: Limits): Promise<Attempt> {
  return new Promise((resolve) => {
    const end = new AbortController();
    const message = startRequest(request, connection, end.signal);
    const stopTimers = startTimers(message, limits, (failure) => finish(failed(failure), failure.kind));

    let interim = 0;
    message.on('information', () => {
      interim += 1;
      if (interim > maxInterim) finish(failed({ kind: 'too-large', code: String(maxInterim) }), 'too-large');
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
        // Cancels a tunnel that is still being opened, which the request does not know about.
        end.abort();
      }
      resolve(attempt);
    }
  });
}

/** The limit of interim responses (1xx): AWS sends none, and each takes memory. */
const maxInterim = 20;

function startRequest(
  { url, method, headers, body }: HttpRequest,
  { agent, secure, proxy }: Connection,
  givenUp: AbortSignal,
): ClientRequest {
  const path = url.pathname + url.search;
  // A request to an HTTP proxy has the absolute URL (RFC 9112 3.2.2).
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

/** Starts two timers: one for the connection, and one for the complete response. */
function startTimers(
  message: ClientRequest,
  { connectMilliseconds, answerMilliseconds }: Limits,
  expire: (failure: Failure) => void,
): () => void {
  const connecting = setTimeout(() => expire(timeout('connect', connectMilliseconds)), connectMilliseconds);
  const answering = setTimeout(() => expire(timeout('answer', answerMilliseconds)), answerMilliseconds);
  // The request is small, so it is sent as soon as there is a connection: direct, through a proxy, or from an earlier call.
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
