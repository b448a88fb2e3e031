import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModule } from '../scripts/lib/moduleFolder.mjs';
import { prepareUniversal } from '../scripts/lib/releases.mjs';
import type { World } from './world.ts';

/** Writes the module of the universal package, which runs on the user's own Node.js, and returns its folder. */
export async function writeUniversalModule(world: World): Promise<string> {
  const folder = join(world.folder, 'universal');
  if (existsSync(folder)) return folder;
  writeModule(folder, await prepareUniversal());
  return folder;
}

/** Writes its engine: the Node.js options in its first line, and the script. */
export async function writeUniversal(world: World): Promise<readonly [options: readonly string[], script: string]> {
  const script = join(await writeUniversalModule(world), 'bin', 'awsrole.cjs');
  const [firstLine = ''] = readFileSync(script, 'utf8').split('\n');
  return [firstLine.split(' ').filter((word) => word.startsWith('--')), script];
}
