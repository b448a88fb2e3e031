import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const bundles = new Map<string, Promise<Uint8Array>>();

/** Writes a program of this folder as plain JavaScript, since many processes must start fast; its path. */
export async function bundleProgram(name: string, outputFolder: string): Promise<string> {
  const known = bundles.get(name) ?? bundle(name);
  bundles.set(name, known);
  const path = join(outputFolder, `${name}.cjs`);
  writeFileSync(path, await known);
  return path;
}

/** In the two passes of scripts/lib/bundle.mjs, which leave out what is not used. */
async function bundle(name: string): Promise<Uint8Array> {
  const chunks = mkdtempSync(join(tmpdir(), 'awsrole-chunks-'));
  const { lighter } = await import(new URL('../../../scripts/lib/lighter.mjs', import.meta.url).href);
  const common = { ...options, plugins: lighter as Plugin[] };
  try {
    await build({ ...common, ...inChunks, entryPoints: [join(import.meta.dirname, `${name}.ts`)], outdir: chunks });
    const entryPoints = [join(chunks, `${name}.mjs`)];
    const { outputFiles } = await build({ ...common, entryPoints, format: 'cjs', minify: true, write: false });
    return outputFiles[0]?.contents ?? new Uint8Array();
  } finally {
    rmSync(chunks, { recursive: true, force: true });
  }
}

const options = { bundle: true, platform: 'node', target: 'node20', logLevel: 'error' } as const;

const inChunks = {
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  mainFields: ['module', 'main'],
  define: { crypto: 'undefined' },
} as const satisfies Parameters<typeof build>[0];
