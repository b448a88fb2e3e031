import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly url: string;
  /** What was asked of it: "CONNECT host:port" or "POST http://…", with the user it was given. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** A proxy for http and https. With `user` ("name:password") it serves no one else. */
export async function startProxy(user?: string): Promise<ConnectProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => {
    note(message);
    if (!isWelcome(message)) return void response.writeHead(407).end();
    forward(message, response);
  });
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (message, socket: Socket) => {
    note(message);
    socket.on('error', () => {});
    if (!isWelcome(message)) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host, port] = (message.url ?? '').split(':');
    const target = connect(Number(port), host);
    target.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    target.on('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  function note(message: IncomingMessage): void {
    asked.push(`${message.method} ${message.url}`);
  }
  function isWelcome({ headers }: IncomingMessage): boolean {
    return user === undefined || headers['proxy-authorization'] === `Basic ${Buffer.from(user).toString('base64')}`;
  }
}

function forward(message: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url = '' } = message;
  const onward = httpRequest(url, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  message.pipe(onward);
}
