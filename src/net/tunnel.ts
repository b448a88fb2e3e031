import type { ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { say } from '../core/say.ts';
import { loadNet, loadTls } from '../edges/node.ts';

/** A proxy and the certificates that it is believed by where it speaks TLS itself. */
interface ProxyWay {
  readonly proxy: URL;
  readonly ca: string[] | Buffer | undefined;
}

/** A request's options, which its agent hands on: all but Node's own `signal`. */
export interface TunnelOptions extends ClientRequestArgs {
  /** Aborted when no one waits for the call any more. */
  readonly givenUp?: AbortSignal;
}

/**
 * Has an agent connect through a proxy: for http to the proxy itself, for https through a tunnel (CONNECT, RFC 9110 9.3.6).
 * Not by Node's own `proxyEnv`, which reads an answer without end until memory is gone, and which no timer of ours can stop.
 */
export function leadThrough(agent: HttpAgent, way: ProxyWay, secure: boolean): void {
  agent.createConnection = (options, done = () => {}) => {
    const socket = connectToProxy(way);
    if (!secure) return socket;
    askForTunnel(socket, way.proxy, options, (error) => {
      // What is wrong after this, the connection inside tells.
      socket.on('error', () => {});
      if (error === undefined) return done(null, loadTls().connect({ ...(options as ConnectionOptions), socket }));
      socket.destroy();
      done(error, socket);
    });
    return undefined;
  };
}

/** The header by which a proxy knows its user; none for an address without one. */
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

function askForTunnel(
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
    for (let chunk = socket.read(); chunk !== null && received.length <= longestAnswer; chunk = socket.read()) {
      received += chunk.toString('latin1');
    }
    const verdict = judgeAnswer(received);
    if (verdict !== 'unfinished') finish(verdict);
  }

  function finish(fault: string | undefined): void {
    socket.off('readable', read).off('end', onEnd).off('error', done);
    givenUp?.removeEventListener('abort', abort);
    // The code is the one by which readFailure knows what a proxy said.
    done(fault === undefined ? undefined : Object.assign(new Error(fault), { code: 'ERR_PROXY_TUNNEL' }));
  }
}

/** What is wrong with what a proxy answered so far; undefined when the tunnel stands. */
function judgeAnswer(answer: string): string | 'unfinished' | undefined {
  const end = answer.indexOf('\r\n\r\n');
  if (answer.length > longestAnswer) return say`its answer is longer than ${longestAnswer} bytes`;
  if (end < 0) return 'unfinished';
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1];
  if (status === undefined) return say`its response is not HTTP`;
  if (!status.startsWith('2')) return say`it answered ${status}`;
  // A server waits for a TLS client to speak first, so this is not from there.
  return end + 4 < answer.length ? say`it sent more than an answer` : undefined;
}

/** What Node allows the headers of any answer, in bytes. */
const longestAnswer = 16_384;

/** A user's name or password as it was before it became part of an address; a % that escapes nothing stands for itself. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
