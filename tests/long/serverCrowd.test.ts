import { expect, it } from 'vitest';
import { openServer } from '../../src/server/server.ts';
import { ask, crowd, keeper } from '../engine/server/crowd.ts';
import { size } from './size.ts';

const strangers = size(400, 1000);
const busy = size(20, 100);

it(`The role server answers ${busy} clients while ${strangers} strangers hold connections, silent or dripping, and come back when dropped.`, async () => {
  const server = await openServer(keeper, () => performance.now());
  const { hostname, port } = new URL(server.url);
  const crowded = crowd(strangers, Number(port), hostname);
  try {
    await crowded.present;
    const waits: number[] = [];
    for (let client = 0; client < busy; client += 1) {
      const begin = performance.now();
      expect(await ask(server.url, server.token)).toBe(200);
      waits.push(performance.now() - begin);
    }
    const [median = 0] = waits.toSorted((one, other) => one - other).slice(busy / 2);
    expect(median).toBeLessThan(100);
    const together = await Promise.all(Array.from({ length: busy }, () => ask(server.url, server.token)));
    expect(together.filter((status) => status !== 200)).toEqual([]);
    expect(await ask(server.url, 'x'.repeat(43))).toBe(401);
  } finally {
    crowded.leave();
    await server.close();
  }
});
