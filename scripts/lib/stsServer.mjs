import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath } from './files.mjs';
import { inDist, inRoot, root } from './paths.mjs';

const folder = inDist('sts');

/** The local STS of tests and demo as plain JavaScript: many tests start one, and this takes a sixth of the time. */
export const stsProgram = join(folder, 'main.mjs');

/** The local STS as a library, for scripts that start it in their own process. */
export const stsLibrary = join(folder, 'index.mjs');

/** @type {import('./stamps.mjs').Step} */
export const stsStep = {
  name: 'sts',
  title: 'Bundles the local STS',
  inputs: [inRoot('tests', 'support', 'sts'), inRoot('package-lock.json'), inRoot('scripts', 'lib', 'stsServer.mjs')],
  outputs: [stsProgram, stsLibrary],
  run: bundleSts,
};

async function bundleSts() {
  const { build } = await import('esbuild');
  const outdir = makeWorkPath('sts');
  mkdirSync(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/support/sts/main.ts', 'tests/support/sts/index.ts'],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Loaded from node_modules at run time: some packages are CommonJS, which an ES module cannot contain.
    packages: 'external',
    logLevel: 'error',
  });
  replacePath(outdir, folder);
}
