import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath, writeWhole } from './files.mjs';
import { listBundledPackages } from './licences.mjs';
import { inDist, inRoot, readPackage, root } from './paths.mjs';

/** The folder with the engine as one script, its legal comments and the list of packages in it. */
export const bundleFolder = inDist('engine');
export const bundleFile = join(bundleFolder, 'engine.cjs');
export const bundledPackagesFile = join(bundleFolder, 'packages.json');

const cleanStart = inRoot('scripts', 'lib', 'cleanStart.cjs');

/** @type {import('./stamps.mjs').Step} */
export const bundleStep = {
  name: 'bundle',
  title: 'Bundles the engine',
  inputs: [
    inRoot('src'),
    inRoot('package.json'),
    inRoot('package-lock.json'),
    inRoot('scripts', 'lib', 'bundle.mjs'),
    inRoot('scripts', 'lib', 'licences.mjs'),
    cleanStart,
  ],
  outputs: [bundleFile, bundledPackagesFile],
  run: bundleEngine,
};

async function bundleEngine() {
  const { build, transform } = await import('esbuild');
  const first = await transform(readFileSync(cleanStart, 'utf8'), { minify: true, target: 'node20' });
  const folder = makeWorkPath('engine');
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({ ...bundleOptions(join(folder, 'engine.cjs')), banner: { js: first.code } });
  const packages = listBundledPackages(listBundledFiles(metafile));
  writeWhole(join(folder, 'packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
  replacePath(folder, bundleFolder);
}

/** The files of which something is left in the bundle. */
function listBundledFiles({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
}

/** @returns {import('esbuild').BuildOptions & { metafile: true }} */
function bundleOptions(outfile) {
  return {
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    // A single binary's main script is CommonJS.
    format: 'cjs',
    target: 'node22',
    // esbuild's default for Node takes the CommonJS builds of the AWS packages, of which it can drop nothing.
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'external',
    metafile: true,
    logLevel: 'error',
    define: { ENGINE_VERSION: JSON.stringify(readPackage().version) },
  };
}
