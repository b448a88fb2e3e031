import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { interleave, measureMemory } from './measure.ts';
import { compareStarts, median, type Result, skip } from './result.ts';
import { emptyNode, runs, type World } from './world.ts';

/** Measures files beyond any real size: ten thousand profiles, a chain of fifty, 20 MB. */
export async function measureScale(world: World): Promise<Result[]> {
  const many = world.home(10_000, 50);
  const [list, plan] = [{ ...start(world, ['profiles']), environment: many }, planOfFifty(world)];
  const times = interleave({ empty: emptyNode(world, many), list, plan }, runs);
  return [
    compareStarts('engine: list 10,000 profiles', times.list, 'empty Node', times.empty, 4),
    await memoryRow(world, many),
    compareStarts('engine: plan of a chain of 50 roles', times.plan, 'empty Node', times.empty, 2),
    measureLargeFile(world),
  ];
}

function planOfFifty(world: World) {
  return { ...start(world, ['resolve', '--profile', 'chain-50']), environment: world.home(100, 50) };
}

async function memoryRow(world: World, environment: Record<string, string>): Promise<Result> {
  const [name, bar] = ['engine: list 10,000 profiles, memory', '<= 120 MB'];
  const memory = await measureMemory({ ...start(world, ['profiles']), environment });
  if (memory === undefined) return skip(name, '', bar, 'this system does not say how much memory a program took');
  const facts = { ours_ms: null, peer: '', peer_ms: null, ratio: null } as const;
  return { name, ...facts, bar, holds: memory <= 120, note: `${memory.toFixed(0)} MB` };
}

const maxSeconds = 10;

function measureLargeFile(world: World): Result {
  const environment = world.home(101);
  const comment = `# ${'x'.repeat(1022)}\n`.repeat(20 * 1024);
  appendFileSync(join(environment['HOME'] ?? '', '.aws', 'config'), comment);
  const times = interleave({ ours: { ...start(world, ['profiles']), environment } }, 5).ours.wall;
  const ours_ms = median(times);
  const facts = { ours_ms, peer: '', peer_ms: null, ratio: null, bar: `<= ${maxSeconds} s` } as const;
  return { name: 'engine: list from a file of 20 MB', ...facts, holds: ours_ms <= maxSeconds * 1000, note: '' };
}

function start({ engine }: World, words: readonly string[]) {
  return { program: engine, words };
}
