import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { waitForEnd } from '../../../src/edges/signals.ts';

function startProcess(options?: { ignoreInterrupt: boolean }) {
  const signals = new EventEmitter();
  const stdin = new PassThrough();
  const state = { ended: false };
  const process = Object.assign(signals, { stdin }) as unknown as NodeJS.Process;
  void waitForEnd(process, options).then(() => {
    state.ended = true;
  });
  return { signals, stdin, hasEnded: () => new Promise((resolve) => setImmediate(() => resolve(state.ended))) };
}

describe('waitForEnd', () => {
  it('goes on while nothing happens, and when something is written', async () => {
    const { stdin, hasEnded } = startProcess();
    stdin.write('words');
    expect(await hasEnded()).toBe(false);
  });

  it('ends with standard input, and lets go of it', async () => {
    const { stdin, hasEnded } = startProcess();
    stdin.end();
    await new Promise((resolve) => stdin.once('close', resolve));
    expect(await hasEnded()).toBe(true);
  });

  it('ends when standard input breaks', async () => {
    const { stdin, hasEnded } = startProcess();
    stdin.destroy(new Error('broken'));
    await new Promise((resolve) => stdin.once('close', resolve));
    expect(await hasEnded()).toBe(true);
  });

  it.each([
    ['SIGTERM', undefined, true],
    ['SIGHUP', undefined, true],
    ['SIGINT', undefined, true],
    ['SIGQUIT', undefined, true],
    ['SIGQUIT', { ignoreInterrupt: true }, false],
    ['SIGTERM', { ignoreInterrupt: true }, true],
    ['SIGHUP', { ignoreInterrupt: true }, true],
    ['SIGINT', { ignoreInterrupt: true }, false],
  ])('after %s, with %j: %j', async (signal, options, ends) => {
    const { signals, hasEnded } = startProcess(options);
    expect(signals.emit(signal)).toBe(true);
    expect(await hasEnded()).toBe(ends);
    expect(signals.listenerCount(signal)).toBe(1);
  });
});
