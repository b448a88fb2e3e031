import type { Agent as HttpAgent } from 'node:http';
import type { Result } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { loadHttp, loadHttps } from '../edges/node.ts';
import type { NetworkSettings } from '../plan/plan.ts';
import { type Attempt, failed, type HttpRequest, type Limits } from './http.ts';
import { asksSystem, readProxy, readSystemProxy } from './proxy.ts';
import { parseSystemProxy, type SystemProxy } from './systemProxy.ts';
import { type Connection, transmit } from './transmit.ts';
import { readRoots, type Trust, type TrustMemory } from './trust.ts';
import { leadThrough } from './tunnel.ts';

/** Sends requests, keeping connections open for the next; all of the engine's calls go through one. */
export interface Sender {
  /** One attempt. `proxy` comes from `routeTo`. */
  readonly send: (request: HttpRequest, proxy: URL | null, limits: Limits) => Promise<Attempt>;
  /** The proxy for a URL, null for none; NetworkUnreachable when what names it holds no address. */
  readonly routeTo: (url: URL) => Promise<Result<URL | null>>;
  /** 'system' once the operating system's certificates were needed, so that a machine can remember it. */
  readonly trust: () => Trust;
  readonly close: () => void;
}

export interface SenderOptions {
  /** Whom to believe at first, where that is known. */
  readonly trust?: 'node' | 'system';
  /** What earlier runs of this machine learned; asked before the first connection by TLS. */
  readonly memory?: TrustMemory;
  readonly readSystemRoots?: () => string[] | undefined;
}

/** Opens a sender. The proxy comes from the given environment or the system's settings, never from the process's own environment. */
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
      if (!asksSystem(url, edges.environment)) return readProxy(url, edges.environment);
      systemProxy ??= edges.readProxySettings().then((text) => parseSystemProxy(edges.platform, text));
      // Loaded in the meantime: the system's tool takes about as long.
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
    if (proxy !== null) leadThrough(agent, { proxy, ca: roots.ca }, secure);
    agents.set(key, agent);
    return transmit(request, toConnection(agent, proxy, secure), limits);
  }
}

/** A connection that the service closed while it lay idle says nothing about the service: the next one is taken. */
async function transmitFresh(request: HttpRequest, connection: Connection, limits: Limits): Promise<Attempt> {
  for (;;) {
    const attempt = await transmit(request, connection, limits);
    if (attempt.ok || attempt.failure.kind !== 'stale') return attempt;
  }
}

function openSecureAgent(ca: string[] | Buffer | undefined): HttpAgent {
  return new (loadHttps().Agent)({
    ...agentOptions,
    // Said in so many words, since NODE_TLS_REJECT_UNAUTHORIZED=0 would otherwise switch the check off.
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca }),
  });
}

const agentOptions = { keepAlive: true, maxSockets: 32 };

function toConnection(agent: HttpAgent, proxy: URL | null, secure: boolean): Connection {
  return { agent, secure, proxy };
}
