import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Keeps room for the next connection: of more than `most` that wait for a request, the one goes that has waited longest. All peers are
 * this machine, so nothing tells a stranger's from others but that a program asks at once.
 */
export function keepRoom(server: Server, most: number): void {
  // A set keeps the order in which its members came.
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
