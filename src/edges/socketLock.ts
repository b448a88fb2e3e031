import type { Server, Socket } from 'node:net';
import type { LockAttempt, TryLock } from './edges.ts';
import { loadNet, readTimer } from './node.ts';

/**
 * Takes a lock by listening on an address that only one process can have: a named pipe on Windows, an abstract socket on
 * Linux. Neither leaves a file. A waiting process keeps a connection open, which closes when the holder exits; the kernel
 * keeps it in the backlog even while the holder is blocked by a prompt and accepts none.
 */
export function openSocketLocks(platform: 'win32' | 'linux', net: () => Net = loadNet): TryLock {
  const prefix = platform === 'win32' ? '\\\\.\\pipe\\awsrole-' : '\0awsrole-';
  return (name) => tryListen(prefix + name, net());
}

type Net = Pick<typeof import('node:net'), 'createServer' | 'connect'>;

/** The kernel may allow fewer; a process that cannot connect retries a moment later. */
const maxBacklog = 4096;

function tryListen(address: string, net: Net): Promise<LockAttempt> {
  const guests = new Set<Socket>();
  const server = net.createServer((guest) => ignoreErrors(guests.add(guest), guest));
  return new Promise((resolve) => {
    server.on('error', (error: NodeJS.ErrnoException) => resolve(toAttempt(error, address, net)));
    server.listen({ path: address, backlog: maxBacklog }, () => {
      server.unref();
      resolve({ kind: 'held', release: () => close(server, guests) });
    });
  });
}

function toAttempt({ code = 'unknown' }: NodeJS.ErrnoException, address: string, net: Net): LockAttempt {
  if (code !== 'EADDRINUSE') return { kind: 'impossible', code };
  return { kind: 'busy', wait: (milliseconds) => waitForEnd(address, milliseconds, net) };
}

/** A waiting connection carries no data and must not keep the process running. */
function ignoreErrors(guests: Set<Socket>, guest: Socket): void {
  guest.on('error', () => guests.delete(guest));
  guest.on('close', () => guests.delete(guest));
  guest.unref();
}

function close(server: Server, guests: ReadonlySet<Socket>): void {
  server.close();
  for (const guest of guests) guest.destroy();
}

const refusedPauseMilliseconds = 100;
/** Short enough not to delay a waiting process, long enough not to load the processor. */
const minMilliseconds = 20;

/**
 * A refused connection means that the holder is gone, or that very many processes wait. If a connection closes immediately, another
 * program may have taken the name and refuses to let us wait. In both cases, the wait still has a minimum time.
 */
function waitForEnd(address: string, milliseconds: number, net: Net): Promise<void> {
  return new Promise((resolve) => {
    const start = readTimer();
    let pauseAfter = minMilliseconds;
    const socket = net.connect(address);
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    socket.on('error', () => {
      pauseAfter = refusedPauseMilliseconds;
    });
    socket.on('close', () => {
      clearTimeout(timer);
      setTimeout(resolve, pauseAfter - (readTimer() - start));
    });
  });
}
