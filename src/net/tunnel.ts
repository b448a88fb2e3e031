import type { ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { say } from '../core/say.ts';
import { loadNet, loadTls } from '../edges/node.ts';

/** A proxy, and the root certificates for it if it uses TLS itself. */
interface ProxyWay {
  readonly proxy: URL;
  readonly ca: string[] | Buffer | undefined;
}

/** The options of a request, which its agent passes on; Node.js does not pass on its own `signal`. */
export interface TunnelOptions extends ClientRequestArgs {
  /** Aborted when the call has timed out or failed. */
  readonly givenUp?: AbortSignal;
}

/**
 * Makes an agent connect through a proxy: for HTTP to the proxy itself, for HTTPS through a tunnel (CONNECT, RFC 9110 9.3.6).
 * Not with `proxyEnv` of Node.js, which reads an endless response until memory runs out, and which our timers cannot stop.
 */
export function connectThroughProxy(agent: HttpAgent, way: ProxyWay, secure: boolean): void {
  agent.createConnection = (options, done = () => {}) => {
    const socket = connectToProxy(way);
    if (!secure) return socket;
    openTunnel(socket, way.proxy, options, (error) => {
      // Later errors are reported by the connection inside the tunnel.
      socket.on('error', () => {});
      if (error === undefined) return done(null, loadTls().connect({ ...(options as ConnectionOptions), socket }));
      socket.destroy();
      done(error, socket);
    });
    return undefined;
  };
}

/** The header that authenticates the user to a proxy; none if the proxy URL has no user. */
export function renderProxyUser(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '' && proxy.password === '') return {};
  const user = `${decodeText(proxy.username)}:${decodeText(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}

function connectToProxy({ proxy, ca }: ProxyWay): Socket {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  if (proxy.protocol === 'http:') return loadNet().connect({ host, port: Number(proxy.port || 80) });
  return loadTls().connect({
    host,
    port: Number(proxy.port || 443),
    ...(/[^\d.:]/.test(host) ? { servername: host } : {}),
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca }),
  });
}

function openTunnel(
  socket: Socket,
  proxy: URL,
  { host, port, givenUp }: TunnelOptions,
  done: (error?: Error) => void,
): void {
  const place = `${host?.includes(':') ? `[${host}]` : host}:${port ?? 443}`;
  const headers = Object.entries({ host: place, ...renderProxyUser(proxy) }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  let received = '';

  const abort = () => finish(say`The call was canceled.`);
  const onEnd = () => finish(say`it closed the connection`);
  socket.on('readable', read).on('end', onEnd).on('error', done);
  givenUp?.addEventListener('abort', abort);
  socket.write(`CONNECT ${place} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);

  function read(): void {
    for (let chunk = socket.read(); chunk !== null && received.length <= maxAnswerBytes; chunk = socket.read()) {
      received += chunk.toString('latin1');
    }
    const verdict = judgeAnswer(received);
    if (verdict !== 'unfinished') finish(verdict);
  }

  function finish(fault: string | undefined): void {
    socket.off('readable', read).off('end', onEnd).off('error', done);
    givenUp?.removeEventListener('abort', abort);
    // `readFailure` recognizes an error of the proxy by this code.
    done(fault === undefined ? undefined : Object.assign(new Error(fault), { code: 'ERR_PROXY_TUNNEL' }));
  }
}

/** The problem with the response of a proxy so far; undefined if the tunnel is open. */
function judgeAnswer(answer: string): string | 'unfinished' | undefined {
  const end = answer.indexOf('\r\n\r\n');
  if (answer.length > maxAnswerBytes) return say`its response is longer than ${maxAnswerBytes} bytes`;
  if (end < 0) return 'unfinished';
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1];
  if (status === undefined) return say`its response is not HTTP`;
  if (!status.startsWith('2')) return say`it returned ${status}`;
  // A TLS server waits for the client to start, so more bytes cannot come from the server.
  return end + 4 < answer.length ? say`it sent data after its response` : undefined;
}

/** The limit of Node.js for the headers of a response, in bytes. */
const maxAnswerBytes = 16_384;

/** Decodes a user name or password from a URL; if it contains a % that escapes nothing, returns it as it is. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
