import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { writeWhole } from '../../../scripts/lib/files.mjs';
import { inDist, inRoot } from '../../../scripts/lib/paths.mjs';
import { isUpToDate, runStep } from '../../../scripts/lib/stamps.mjs';

const bundles = new Map<string, Promise<string>>();

/** Writes a program, of this folder by default, as plain JavaScript, since many processes must start fast; its path. */
export async function bundleProgram(name: string, outputFolder: string, folder = import.meta.dirname): Promise<string> {
  const known = bundles.get(name) ?? findBundle(name, join(folder, `${name}.ts`));
  bundles.set(name, known);
  const path = join(outputFolder, `${name}.cjs`);
  writeFileSync(path, await known);
  return path;
}

/** esbuild takes a second for one with the engine in it: the last is kept for as long as nothing of what it is made of changes. */
async function findBundle(name: string, source: string): Promise<string> {
  const kept = inDist('.cache', 'programs', `${name}.cjs`);
  const step = {
    name: `program-${name}`,
    title: `Bundles ${name} for the tests`,
    inputs: [source, inRoot('src'), inRoot('tests', 'support'), inRoot('package-lock.json')],
    outputs: [kept],
    run: async () => writeWhole(kept, await bundle(source)),
  };
  if (!isUpToDate(step)) await runStep(step);
  return readFileSync(kept, 'utf8');
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    // As in scripts/lib/bundle.mjs.
    define: { crypto: 'undefined' },
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
