import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureEngine } from './engineRows.ts';
import { countFiles } from './filesRun.ts';
import { drawGrowth } from './growth.ts';
import { measureMany } from './manyRows.ts';
import { measureModule } from './moduleRows.ts';
import { measurePicker } from './pickerRows.ts';
import type { Result } from './result.ts';
import { measureScale } from './scaleRows.ts';
import { measureSizes } from './sizeRows.ts';
import { renderTable } from './table.ts';
import { openWorld, type World } from './world.ts';

const groups: Readonly<Record<string, (world: World) => Promise<Result[]>>> = {
  engine: measureEngine,
  many: measureMany,
  module: measureModule,
  picker: measurePicker,
  scale: measureScale,
  sizes: measureSizes,
};

async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--files')) return countFiles(words);
  const world = await openWorld();
  try {
    if (words.includes('--growth')) return await drawGrowth(world);
    const names = words.length === 0 ? Object.keys(groups) : words;
    const results: Result[] = [];
    for (const name of names) results.push(...(await measureGroup(name, world)));
    process.stdout.write(`${renderTable(results)}\n`);
    // A partial run must not replace the results of a whole one.
    if (words.length === 0) writeResults(results);
  } finally {
    world.close();
  }
}

async function measureGroup(name: string, world: World): Promise<Result[]> {
  const measure = groups[name];
  if (measure === undefined)
    throw new Error(`There are the groups ${Object.keys(groups).join(', ')}, --growth, and --files.`);
  process.stderr.write(`Measures ${name} ...\n`);
  return measure(world);
}

function writeResults(results: readonly Result[]): void {
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}

await main(process.argv.slice(2));
