import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { platform } from 'node:os';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import type { LockAttempt } from '../../../src/edges/edges.ts';
import { openSocketLocks } from '../../../src/edges/socketLock.ts';
import { makeSystemError } from '../../support/session/faultyCalls.ts';

const system = platform() === 'win32' ? 'win32' : 'linux';
const lock = openSocketLocks(system);
const freshName = () => `test-${randomUUID()}`;

function asHeld(attempt: LockAttempt) {
  if (attempt.kind !== 'held') throw new Error(`the lock is ${attempt.kind}`);
  return attempt;
}

function asBusy(attempt: LockAttempt) {
  if (attempt.kind !== 'busy') throw new Error(`the lock is ${attempt.kind}`);
  return attempt;
}

/** How long it takes, in milliseconds. */
async function measure(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

describe.skipIf(platform() === 'darwin')('a lock by a socket (macOS has another: its sockets leave files)', () => {
  it('is held by one at a time', async () => {
    const name = freshName();
    const first = asHeld(await lock(name));
    expect((await lock(name)).kind).toBe('busy');
    first.release();
    asHeld(await lock(name)).release();
  });

  it('is another one under another name', async () => {
    const [first, second] = [asHeld(await lock(freshName())), asHeld(await lock(freshName()))];
    first.release();
    second.release();
  });

  it('wakes those who wait when it is released', async () => {
    const name = freshName();
    const first = asHeld(await lock(name));
    const waits = [asBusy(await lock(name)).wait(10_000), asBusy(await lock(name)).wait(10_000)];
    first.release();
    expect(await measure(Promise.all(waits))).toBeLessThan(5000);
  });

  it('does not let anyone wait longer than asked', async () => {
    const name = freshName();
    const first = asHeld(await lock(name));
    expect(await measure(asBusy(await lock(name)).wait(50))).toBeLessThan(5000);
    first.release();
  });

  it('is free at once for who waits for one that is gone already', async () => {
    const name = freshName();
    const first = asHeld(await lock(name));
    const second = asBusy(await lock(name));
    first.release();
    expect(await measure(second.wait(10_000))).toBeLessThan(5000);
  });

  it('may be released twice', async () => {
    const held = asHeld(await lock(freshName()));
    held.release();
    expect(() => held.release()).not.toThrow();
  });

  it('ends with its holder, killed while it was busy and answered nobody', async () => {
    const name = freshName();
    const address = JSON.stringify(system === 'win32' ? `\\\\.\\pipe\\awsrole-${name}` : `\0awsrole-${name}`);
    const script = `require('node:net').createServer().listen(${address}, () => { require('node:fs').writeSync(1, 'held'); for (;;); })`;
    const holder = spawn(execPath, ['-e', script]);
    await once(holder.stdout, 'data');
    const waiting = asBusy(await lock(name)).wait(20_000);
    holder.kill('SIGKILL');
    expect(await measure(waiting)).toBeLessThan(10_000);
    asHeld(await lock(name)).release();
  });

  it('is impossible where the system refuses sockets, with its word', async () => {
    const refusing = {
      connect,
      createServer: (...words: Parameters<typeof createServer>) => {
        const server = createServer(...words);
        server.listen = () => {
          queueMicrotask(() => server.emit('error', makeSystemError('EACCES', 'listen')));
          return server;
        };
        return server;
      },
    } as unknown as typeof import('node:net');
    expect(await openSocketLocks(system, () => refusing)('a')).toEqual({ kind: 'impossible', code: 'EACCES' });
  });

  it('cannot keep those busy who wait, by a stranger who lets none of them in', async () => {
    const name = freshName();
    const stranger = createServer((guest) => guest.destroy());
    stranger.listen(system === 'win32' ? `\\\\.\\pipe\\awsrole-${name}` : `\0awsrole-${name}`);
    await once(stranger, 'listening');
    const rounds = Array.from({ length: 10 });
    const start = performance.now();
    for (const _ of rounds) await asBusy(await lock(name)).wait(10_000);
    expect(performance.now() - start).toBeGreaterThan(10 * 15);
    stranger.close();
  });

  it('is asked for again a moment later by one for whom there was no place to wait', async () => {
    const name = freshName();
    const first = asHeld(await lock(name));
    const full = {
      createServer,
      connect: () => {
        const socket = new Socket();
        queueMicrotask(() => socket.destroy(makeSystemError('EAGAIN', 'connect')));
        return socket;
      },
    } as unknown as typeof import('node:net');
    const waited = await measure(asBusy(await openSocketLocks(system, () => full)(name)).wait(10_000));
    expect([waited > 90, waited < 5000]).toEqual([true, true]);
    first.release();
  });
});
