import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The address of this machine that no other machine can reach. */
export const loopback = '127.0.0.1';

/** Listens on a port that the system chooses, and returns it. */
export function listenOnLoopback(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, loopback, () => resolve((server.address() as AddressInfo).port));
  });
}
