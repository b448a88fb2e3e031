import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = join(import.meta.dirname);

/** Bundles a program of this folder into plain JavaScript, since many processes must start fast; its path. */
export async function bundleProgram(name: string, outputFolder: string): Promise<string> {
  mkdirSync(outputFolder, { recursive: true });
  await build({
    entryPoints: [join(folder, `${name}.ts`)],
    outdir: join(outputFolder, name),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    splitting: true,
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return join(outputFolder, name, `${name}.mjs`);
}
