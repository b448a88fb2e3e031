import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { timeAwsAssume } from './engineRows.ts';
import { median, type Result, skip } from './result.ts';
import type { World } from './world.ts';

const count = 500;
const times = 200;
const megabytes = 120;
const rateName = `engine: ${count} roles at once, a role`;

/** Compares many roles at once over one sender with the AWS CLI in a loop. */
export async function measureMany(world: World): Promise<Result[]> {
  const outfile = join(world.folder, 'manyRoles.mjs');
  const entryPoints = [join(import.meta.dirname, 'manyRoles.ts')];
  const mainFields = ['module', 'main'];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', mainFields, logLevel: 'error' });
  const measured = Array.from({ length: 5 }, () => runMany(outfile, world));
  const memory = median(measured.map((run) => run.memory));
  const each = median(measured.map(({ milliseconds }) => milliseconds)) / count;
  return [rateRow(each, world), memoryRow(memory)];
}

function runMany(script: string, { node, urls }: World): { milliseconds: number; memory: number } {
  const { stdout, stderr, status } = spawnSync(node, [script, urls.http, String(count)], { encoding: 'utf8', env: {} });
  if (status !== 0) throw new Error(`Many roles ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

function rateRow(ours_ms: number, world: World): Result {
  const [peer, bar] = ['aws sts, one after another', `>= ${times} x as many a second`];
  const peer_ms = timeAwsAssume(world);
  if (peer_ms === undefined) return skip(rateName, peer, bar, 'no aws on PATH');
  const ratio = peer_ms / ours_ms;
  const note = `${(1000 / ours_ms).toFixed(0)} a second against ${(1000 / peer_ms).toFixed(1)}`;
  return { name: rateName, ours_ms, peer, peer_ms, ratio, bar, holds: ratio >= times, note };
}

function memoryRow(memory: number): Result {
  const name = `engine: ${count} roles at once, memory`;
  const facts = { ours_ms: null, peer: '', peer_ms: null, ratio: null } as const;
  return { name, ...facts, bar: `<= ${megabytes} MB`, holds: memory <= megabytes, note: `${memory.toFixed(0)} MB` };
}
