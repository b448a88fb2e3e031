import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { succeed } from '../../../src/core/error.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { RenewableSession } from '../../../src/server/renewableSession.ts';

/** Has a session at once. */
export const session: RenewableSession = {
  get: async () =>
    succeed({
      credentials: {
        accessKeyId: 'ASIAEXAMPLE',
        secretAccessKey: new Secret('x'),
        sessionToken: new Secret('y'),
        expiration: new Date('2026-11-24T06:00:00Z'),
      },
      endsAt: new Date('2026-11-24T06:00:00Z'),
      accountId: null,
      roleArn: null,
    }),
};

/** The status of an answer to a right request, on a connection of its own. */
export function ask(url: string, token: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { headers: { authorization: token }, agent: false } as const;
    get(url, options, (response) => response.resume().on('end', () => resolve(response.statusCode))).on(
      'error',
      reject,
    );
  });
}

/** Connections that ask nothing, every other with a letter now and then. */
export function crowd(size: number, port: number, host: string) {
  let leaves = false;
  const sockets = new Set<Socket>();
  const join = () =>
    new Promise<void>((resolve) => {
      const socket = connect(port, host, resolve).on('error', () => {});
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        if (!leaves) void join();
      });
    });
  const timer = setInterval(() => {
    for (const [index, socket] of [...sockets].entries()) if (index % 2 === 0) socket.write('G');
  }, 300);
  return {
    present: Promise.all(Array.from({ length: size }, join)),
    leave: () => {
      leaves = true;
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}
