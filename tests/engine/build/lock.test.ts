import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.mjs';

describe('withLock', () => {
  it('lets one work after the other', async () => {
    const events: string[] = [];
    const work = (name: string) => () => record(events, name);
    await Promise.all([withLock('test-order', work('a')), withLock('test-order', work('b'))]);
    expect(events.slice(0, 2).map((event) => event[0])).toEqual([events[0]?.[0], events[0]?.[0]]);
    expect(events).toHaveLength(4);
  });

  it('takes over from a process that is gone', async () => {
    // The largest process number of Linux is 2^22.
    writeFileSync('dist/.locks/test-gone', '4194305');
    expect(await withLock('test-gone', async () => 'done')).toBe('done');
  });

  it('is free again after work that failed', async () => {
    const failure = withLock('test-failure', () => Promise.reject(new Error('broken')));
    await expect(failure).rejects.toThrow('broken');
    expect(existsSync('dist/.locks/test-failure')).toBe(false);
  });
});

async function record(events: string[], name: string): Promise<void> {
  events.push(`${name} begins`);
  await sleep(50);
  events.push(`${name} ends`);
}
