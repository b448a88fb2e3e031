import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const bundles = new Map<string, Promise<Uint8Array>>();

/** Writes a program, of this folder by default, as plain JavaScript, since many processes must start fast; its path. */
export async function bundleProgram(name: string, outputFolder: string, folder = import.meta.dirname): Promise<string> {
  const source = join(folder, `${name}.ts`);
  const known = bundles.get(source) ?? bundle(source);
  bundles.set(source, known);
  const path = join(outputFolder, `${name}.cjs`);
  writeFileSync(path, await known);
  return path;
}

async function bundle(source: string): Promise<Uint8Array> {
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
  return outputFiles[0]?.contents ?? new Uint8Array();
}
