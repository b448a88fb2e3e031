import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type Call, type CallNote, recordCall } from './calls.ts';
import { deliver, type FaultPlan, type FaultRule, planFaults } from './faults.ts';

/** A complete request. */
export interface ServiceRequest {
  readonly method: string;
  /** Scheme and host that the client used. */
  readonly origin: string;
  /** The raw path and query string. */
  readonly target: string;
  readonly path: string;
  readonly query: string;
  /** The raw name and value pairs, including repeated names. */
  readonly rawHeaders: readonly (readonly [string, string])[];
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A fixture service. It adds facts for the record of calls to `note`. */
export interface Service {
  answer(request: ServiceRequest, note: CallNote): Reply | Promise<Reply>;
  /** The requested operation, determined without trusting the request. */
  operation(request: ServiceRequest): string;
  /** An error in the form of this service; without `error`, its throttling error. */
  refuse(request: ServiceRequest, error?: ErrorFacts): Reply;
}

export interface ErrorFacts {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

export interface ListenOptions {
  readonly clock?: () => Date;
  readonly host?: string;
  /** 0, the default, chooses a free port. */
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly faults?: readonly FaultRule[];
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Every request so far, in order of arrival, without secrets. */
  readonly calls: readonly Call[];
  /** The number of connections so far. */
  readonly connections: number;
  /** Every secret in an answer so far. */
  readonly handedOut: ReadonlySet<string>;
  addFault(rule: FaultRule): void;
  clearFaults(): void;
  close(): Promise<void>;
}

/** AWS's limit for the body of a query request, in bytes. */
const BODY_LIMIT = 10_000_000;

/** Starts an HTTP(S) server for `service` on the loopback address. */
export async function listen(service: Service, options: ListenOptions): Promise<Listening> {
  const { host = '127.0.0.1', port = 0, tls } = options;
  const clock = options.clock ?? (() => new Date());
  const faults = planFaults(options.faults ?? []);
  const calls: Call[] = [];
  const handedOut = new Set<string>();
  const sockets = countSockets();
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    serve({ service, faults, calls, handedOut, clock }, request, response, sockets.idOf(request.socket)).catch(() =>
      response.destroy(),
    );
  };
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  server.on(tls ? 'secureConnection' : 'connection', sockets.add);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `${tls ? 'https' : 'http'}://${host}:${bound}`,
    port: bound,
    calls,
    handedOut,
    get connections() {
      return sockets.count();
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    close: () => stop(server),
  };
}

interface Parts {
  readonly service: Service;
  readonly faults: FaultPlan;
  readonly calls: Call[];
  readonly handedOut: Set<string>;
  readonly clock: () => Date;
}

async function serve(parts: Parts, incoming: IncomingMessage, response: ServerResponse, connection: number) {
  const request = await read(incoming);
  const { service, faults, calls, handedOut, clock } = parts;
  if (request === undefined) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const operation = service.operation(request);
  const fault = faults.next(operation);
  const { call, note } = recordCall(calls, request, { operation, connection, at: clock(), fault: fault?.kind });
  const status = await deliver(response, {
    fault,
    date: clock(),
    refuse: (error) => service.refuse(request, error && { ...error, message: echo(error.message, request) }),
    answer: async () => {
      const reply = await service.answer(request, note);
      for (const secret of findSecrets(String(reply.body))) handedOut.add(secret);
      return reply;
    },
  });
  call.status = status;
}

/** Replaces `{request}` in a message with the received request, as a careless service or proxy does. */
function echo(message: string, { rawHeaders, body }: ServiceRequest): string {
  return message.replace('{request}', () => `${rawHeaders.flat().join(' ')} ${body}`);
}

/** The values of an answer whose names mark them as secret, in XML or JSON. */
function findSecrets(body: string): string[] {
  const named = /<(?:SecretAccessKey|SessionToken)>([^<]+)<|"\w*(?:secret|token|devicecode)\w*"\s*:\s*"([^"]{16,})"/gi;
  return Array.from(body.matchAll(named), ([, xml, json]) => xml ?? json ?? '');
}

async function read(incoming: IncomingMessage): Promise<ServiceRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  const target = incoming.url ?? '/';
  const [path = '/', ...query] = target.split('?');
  return {
    method: incoming.method ?? 'GET',
    origin: `${'encrypted' in incoming.socket ? 'https' : 'http'}://${incoming.headers.host ?? ''}`,
    target,
    path,
    query: query.join('?'),
    rawHeaders: pairs(incoming.rawHeaders),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

function pairs(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}

function countSockets() {
  const ids = new WeakMap<Socket, number>();
  let count = 0;
  return {
    add: (socket: Socket) => {
      count += 1;
      ids.set(socket, count);
    },
    idOf: (socket: Socket) => ids.get(socket) ?? 0,
    count: () => count,
  };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
