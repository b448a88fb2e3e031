import { statSync } from 'node:fs';
import { zipFolder } from '../scripts/lib/archive.mjs';
import { stripNode, thisPlatform } from '../scripts/lib/nodeBinary.mjs';
import type { Result } from './result.ts';
import { writeUniversalModule } from './universal.ts';
import type { World } from './world.ts';

const megabyte = 1_000_000;

/** Measures what the engine adds to Node.js, and what a user downloads who has Node.js already. */
export async function measureSizes(world: World): Promise<Result[]> {
  const stripped = await stripNode(world.node, thisPlatform());
  return [binaryRow(sizeOf(world.engine), sizeOf(stripped)), await packageRow(world)];
}

function binaryRow(ours: number, node: number): Result {
  const note = `${ours.toFixed(1)} MB against ${node.toFixed(1)} MB`;
  return row('size of the binary', 'stripped Node', ours / node, '<= 2 MB more', ours - node <= 2, note);
}

async function packageRow(world: World): Promise<Result> {
  const zip = await zipFolder(await writeUniversalModule(world), 'AwsRole', []);
  const size = zip.length / megabyte;
  return row('size of the universal package', '', null, '<= 3 MB', size <= 3, `${size.toFixed(2)} MB`);
}

function row(name: string, peer: string, ratio: number | null, bar: string, holds: boolean, note: string): Result {
  return { name, ours_ms: null, peer, peer_ms: null, ratio, bar, holds, note };
}

function sizeOf(file: string): number {
  return statSync(file).size / megabyte;
}
