import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Exchange } from './exchange.ts';

/** The local services for exchanges. */
export interface Services {
  /** A separate base URL for the services of an exchange, and the services that were called, without consecutive repeats. */
  readonly open: (exchange: Exchange) => { readonly url: string; readonly asked: readonly string[] };
  readonly close: () => void;
}

export async function startServices(): Promise<Services> {
  const opened: { readonly routes: ReadonlyMap<string, Answer[]>; readonly asked: string[] }[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [, index, path = '/'] = /^\/(\d+)(\/.*)?$/.exec(request.url ?? '') ?? [];
    const one = opened[Number(index)];
    const whole = `${request.method} ${path}`;
    const route = whole.replace(/\?.*/, '');
    if (one?.asked.at(-1) !== route) one?.asked.push(route);
    const { status = 200, body = '', hangs } = take(one?.routes.get(whole) ?? one?.routes.get(route)) ?? notFound;
    if (!hangs) response.writeHead(status, { location: '/elsewhere' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    open: ({ routes = {} }) => {
      const asked: string[] = [];
      const lists = Object.entries(routes).map(([route, answers]) => [route, [answers].flat()] as const);
      const index = opened.push({ routes: new Map(lists), asked }) - 1;
      return { url: `http://127.0.0.1:${port}/${index}`, asked };
    },
    close: () => void server.close().closeAllConnections(),
  };
}

const notFound: Answer = { status: 404 };

/** Takes the next answer; the last one stays. */
function take(answers: Answer[] | undefined): Answer | undefined {
  return answers !== undefined && answers.length > 1 ? answers.shift() : answers?.[0];
}
