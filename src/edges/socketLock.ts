import type { Server, Socket } from 'node:net';
import { getBuiltinModule } from 'node:process';
import type { LockAttempt, TryLock } from './edges.ts';
import { readTimer } from './node.ts';

/**
 * Locks by listening at an address that only one process can have: a named pipe on Windows, an abstract socket on
 * Linux. Neither leaves a file. Whoever waits holds a connection, which ends with the holder; the kernel keeps it
 * also while the holder is busy asking a user and accepts none.
 */
export function openSocketLocks(platform: 'win32' | 'linux', net: () => Net = loadNet): TryLock {
  const prefix = platform === 'win32' ? '\\\\.\\pipe\\awsrole-' : '\0awsrole-';
  return (name) => tryListen(prefix + name, net());
}

type Net = Pick<typeof import('node:net'), 'createServer' | 'connect'>;

/** The kernel may allow fewer; who finds no place asks again a moment later. */
const mostGuests = 4096;

function tryListen(address: string, net: Net): Promise<LockAttempt> {
  const guests = new Set<Socket>();
  const server = net.createServer((guest) => keepQuiet(guests.add(guest), guest));
  return new Promise((resolve) => {
    server.on('error', (error: NodeJS.ErrnoException) => resolve(toAttempt(error, address, net)));
    server.listen({ path: address, backlog: mostGuests }, () => {
      server.unref();
      resolve({ kind: 'held', release: () => close(server, guests) });
    });
  });
}

function toAttempt({ code = 'unknown' }: NodeJS.ErrnoException, address: string, net: Net): LockAttempt {
  if (code !== 'EADDRINUSE') return { kind: 'impossible', code };
  return { kind: 'busy', wait: (milliseconds) => waitForEnd(address, milliseconds, net) };
}

/** A guest is only there to see the end; it must not keep the process. */
function keepQuiet(guests: Set<Socket>, guest: Socket): void {
  guest.on('error', () => guests.delete(guest));
  guest.on('close', () => guests.delete(guest));
  guest.unref();
}

function close(server: Server, guests: ReadonlySet<Socket>): void {
  server.close();
  for (const guest of guests) guest.destroy();
}

const refusedPauseMilliseconds = 100;
/** Short enough for who waits for a quick holder, long enough for the processor. */
const leastMilliseconds = 20;

/**
 * A refused connection says that the holder is gone, or that very many wait; one that ends at once may be a stranger's, who has
 * the name and lets no one wait. Then a moment later again.
 */
function waitForEnd(address: string, milliseconds: number, net: Net): Promise<void> {
  return new Promise((resolve) => {
    const start = readTimer();
    let least = leastMilliseconds;
    const socket = net.connect(address);
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    socket.on('error', () => {
      least = refusedPauseMilliseconds;
    });
    socket.on('close', () => {
      clearTimeout(timer);
      setTimeout(resolve, least - (readTimer() - start));
    });
  });
}

/** Loaded only when a session must be made. */
function loadNet() {
  return getBuiltinModule('node:net');
}
