import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScript } from '../tests/engine/build/scripts.ts';
import type { World } from './world.ts';

/** The module of the universal package, which runs on a Node of the person's own; its folder. */
export async function writeUniversalModule(world: World): Promise<string> {
  const folder = join(world.folder, 'universal');
  if (existsSync(folder)) return folder;
  const { releases } = await loadScript<{
    releases: { name: string; prepare: () => Promise<{ programs: [string, string][]; nodeLicence?: string }> }[];
  }>('releases.mjs');
  const { writeModule } = await loadScript<{
    writeModule: (target: string, programs: [string, string][], nodeLicence?: string) => void;
  }>('moduleFolder.mjs');
  const content = await releases.find(({ name }) => name === 'universal')?.prepare();
  if (content === undefined) throw new Error('There is no universal package any more.');
  writeModule(folder, content.programs, content.nodeLicence);
  return folder;
}

/** Its engine: the options of Node in its first line, and the script. */
export async function writeUniversal(world: World): Promise<readonly [options: readonly string[], script: string]> {
  const script = join(await writeUniversalModule(world), 'bin', 'awsrole');
  const [firstLine = ''] = readFileSync(script, 'utf8').split('\n');
  return [firstLine.split(' ').filter((word) => word.startsWith('--')), script];
}
