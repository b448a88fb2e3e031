import type { Agent as HttpAgent } from 'node:http';
import type { Result } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { loadHttp, loadHttps } from '../edges/node.ts';
import type { NetworkSettings } from '../plan/plan.ts';
import { type Attempt, failed, type HttpRequest, type Limits } from './http.ts';
import { readProxy, readSystemProxy, usesSystemProxy } from './proxy.ts';
import { parseSystemProxy, type SystemProxy } from './systemProxy.ts';
import { type Connection, transmit } from './transmit.ts';
import { readRoots, type Trust, type TrustMemory } from './trust.ts';
import { connectThroughProxy } from './tunnel.ts';

/** Sends requests and keeps connections open for later ones; all calls of the engine use one. */
export interface Sender {
  /** Makes one attempt. `proxy` comes from `routeTo`. */
  readonly send: (request: HttpRequest, proxy: URL | null, limits: Limits) => Promise<Attempt>;
  /** The proxy for a URL, null for none; NetworkUnreachable if the configured proxy URL is not valid. */
  readonly routeTo: (url: URL) => Promise<Result<URL | null>>;
  /** 'system' once the certificates of the operating system were needed. */
  readonly trust: () => Trust;
  readonly close: () => void;
}

export interface SenderOptions {
  /** The initial trust, if it is known. */
  readonly trust?: 'node' | 'system';
  /** What earlier runs on this machine have learned; read before the first TLS connection. */
  readonly memory?: TrustMemory;
  readonly readSystemRoots?: () => string[] | undefined;
}

/** Opens a sender. The proxy comes from the given environment or the system's settings, never from the environment of the process. */
export function openSender(
  settings: NetworkSettings,
  edges: Pick<Edges, 'environment' | 'platform' | 'readFile' | 'readProxySettings'>,
  options: SenderOptions = {},
): Sender {
  let systemProxy: Promise<SystemProxy | null> | undefined;
  const agents = new Map<string, HttpAgent>();
  let trust: Trust | undefined = settings.caBundle === null ? options.trust : { file: settings.caBundle };

  return {
    send: async (request, proxy, limits) => {
      const before = request.url.protocol === 'https:' ? recallTrust() : (trust ?? 'node');
      const attempt = await sendOnce(request, proxy, limits);
      if (attempt.ok || attempt.failure.kind !== 'unknown-issuer' || before !== 'node') return attempt;
      trust = 'system';
      const again = await sendOnce(request, proxy, limits);
      if (!again.ok && again.failure.kind === 'unknown-issuer') trust = 'node';
      if (again.ok) options.memory?.rememberSystem();
      return again;
    },
    routeTo: async (url) => {
      if (!usesSystemProxy(url, edges.environment)) return readProxy(url, edges.environment);
      systemProxy ??= edges.readProxySettings().then((text) => parseSystemProxy(edges.platform, text));
      // Loaded while the system's tool runs, which takes about as long.
      if (url.protocol === 'https:') loadHttps();
      return readSystemProxy(url, await systemProxy);
    },
    trust: () => trust ?? 'node',
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };

  function recallTrust(): Trust {
    trust ??= options.memory?.needsSystem() === true ? 'system' : 'node';
    return trust;
  }

  async function sendOnce(request: HttpRequest, proxy: URL | null, limits: Limits): Promise<Attempt> {
    const secure = request.url.protocol === 'https:';
    const key = `${secure} ${proxy?.href ?? ''} ${secure && trust === 'system'}`;
    const known = agents.get(key);
    if (known !== undefined) return transmitFresh(request, toConnection(known, proxy, secure), limits);
    const roots =
      secure || proxy?.protocol === 'https:'
        ? readRoots(recallTrust(), edges.readFile, options.readSystemRoots)
        : ({ ok: true, ca: undefined } as const);
    if (!roots.ok) return failed(roots.failure);
    const agent = secure ? openSecureAgent(roots.ca) : new (loadHttp().Agent)(agentOptions);
    if (proxy !== null) connectThroughProxy(agent, { proxy, ca: roots.ca }, secure);
    agents.set(key, agent);
    return transmit(request, toConnection(agent, proxy, secure), limits);
  }
}

/** Retries on another connection if the service has closed an idle one, which says nothing about the service. */
async function transmitFresh(request: HttpRequest, connection: Connection, limits: Limits): Promise<Attempt> {
  for (;;) {
    const attempt = await transmit(request, connection, limits);
    if (attempt.ok || attempt.failure.kind !== 'stale') return attempt;
  }
}

function openSecureAgent(ca: string[] | Buffer | undefined): HttpAgent {
  return new (loadHttps().Agent)({
    ...agentOptions,
    // Explicit, since NODE_TLS_REJECT_UNAUTHORIZED=0 would disable the check otherwise.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca }),
  });
}

const agentOptions = { keepAlive: true, maxSockets: 32 };

function toConnection(agent: HttpAgent, proxy: URL | null, secure: boolean): Connection {
  return { agent, secure, proxy };
}
