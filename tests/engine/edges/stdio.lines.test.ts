import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Input, readLineWithin } from '../../../src/edges/stdio.ts';

const input = () => new PassThrough() as PassThrough & Input;

describe('readLineWithin', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('reads a line that comes in pieces, cut inside a character', async () => {
    const stream = input();
    const line = readLineWithin(stream, 60);
    const bytes = Buffer.from('{"a":"日本"}\n');
    stream.write(bytes.subarray(0, 7));
    stream.write(bytes.subarray(7));
    expect(await line).toBe('{"a":"日本"}');
  });

  it.each([
    ['nothing', ''],
    ['half a line', '{"a":'],
  ])('gives up after so many seconds with %s', async (_what, text) => {
    const stream = input();
    if (text !== '') stream.write(text);
    const line = readLineWithin(stream, 60);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await line).toBeUndefined();
  });

  it('gives up at once when the input ends or breaks, also in the middle of a line', async () => {
    const [ended, broken] = [input(), input()];
    const lines = [readLineWithin(ended, 60), readLineWithin(broken, 60)];
    ended.end('half');
    broken.destroy(new Error('EPIPE'));
    expect(await Promise.all(lines)).toEqual([undefined, undefined]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves the input at rest and without a timer once it has its line', async () => {
    const stream = input();
    const line = readLineWithin(stream, 60);
    stream.write('a\n');
    await line;
    expect(stream.isPaused()).toBe(true);
    expect(stream.listenerCount('data')).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
