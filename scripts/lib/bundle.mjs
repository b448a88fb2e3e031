import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath, writeWhole } from './files.mjs';
import { listBundledPackages } from './licences.mjs';
import { inDist, inRoot, readPackage, root, shortPath, toSlashes } from './paths.mjs';

/** The folder with the engine's parts, CommonJS scripts, and the list of packages in them. */
const bundleFolder = inDist('engine');
export const partsFolder = join(bundleFolder, 'parts');
export const bundledPackagesFile = join(bundleFolder, 'packages.json');

/** What an engine is compiled of. @typedef {{ parts: string, version: string }} Bundle the folder of its parts, and what it calls itself */

/** The part that a program begins with. */
export const firstPart = 'start.cjs';

/*
 * The engine comes in parts, each a script that is read only when something in it is wanted: what lists profiles does not
 * wait for what calls AWS. A named part holds what its files and their static imports need and no earlier part has; Rollup
 * divides the rest.
 */
const namedParts = {
  start: ['src/main.ts', 'src/commands/profiles.ts'],
  session: ['src/commands/assume.ts'],
  call: [
    'src/commands/identity.ts',
    'src/sessions/awsCli/store.ts',
    'src/sessions/awsCli/sharing.ts',
    'src/run/runHops.ts',
  ],
  pick: ['src/commands/pick.ts'],
};

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
  ],
  outputs: [partsFolder, bundledPackagesFile],
  run: bundleEngine,
};

/** This version's. @returns {Bundle} */
export function thisBundle() {
  return { parts: partsFolder, version: readPackage().version };
}

/**
 * The npm packages in the engine's parts.
 * @returns {import('./licences.mjs').BundledPackage[]}
 */
export function readBundledPackages() {
  return JSON.parse(readFileSync(bundledPackagesFile, 'utf8'));
}

async function bundleEngine() {
  const folder = makeWorkPath('engine');
  const { build } = await import('vite');
  const built = await build(describeBuild(join(folder, 'parts')));
  if (!('output' in built)) throw new Error('Vite gave something other than one bundle.');
  const files = built.output.flatMap((part) => (part.type === 'chunk' ? Object.entries(part.modules) : []));
  const used = files.filter(([, { renderedLength }]) => renderedLength > 0).map(([file]) => toShortPath(file));
  writeWhole(join(folder, 'packages.json'), `${JSON.stringify(listBundledPackages(used), null, 2)}\n`);
  replacePath(folder, bundleFolder);
}

/**
 * Rollup marks what it made of a CommonJS file by a NUL before its path and a query behind it.
 * @param {string} file
 */
function toShortPath(file) {
  return shortPath(file.replace(/^\0/, '').replace(/\?.*$/, ''));
}

/**
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
function describeBuild(outDir) {
  return {
    configFile: false,
    root,
    mode: 'production',
    logLevel: 'error',
    // The web's global `crypto`, which Smithy's files ask for when they are loaded, would load node:crypto.
    define: { ENGINE_VERSION: JSON.stringify(readPackage().version), crypto: 'undefined' },
    // A binary holds its parts as bytes that are read as they stand.
    esbuild: { charset: 'ascii' },
    ssr: { noExternal: true },
    plugins: [lazyCrypto, lazyWidth],
    build: {
      ssr: 'src/main.ts',
      target: 'node22',
      minify: 'esbuild',
      outDir,
      rollupOptions: {
        // Node's own modules do nothing by being loaded but take time.
        treeshake: { moduleSideEffects: (_file, isExternal) => !isExternal },
        output: {
          format: 'cjs',
          entryFileNames: firstPart,
          chunkFileNames: '[name].cjs',
          // A script that is no module of Node's own loader has require alone.
          dynamicImportInCjs: false,
          // Nothing of Node's own is taken as a default; Rollup's copy of a namespace fails on what a module inherits.
          interop: 'esModule',
          manualChunks: divide(),
        },
        onwarn: (warning, warn) => {
          // zod's comments speak of annotations where none can stand.
          if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
        },
      },
    },
  };
}

/**
 * Smithy's files take functions of node:crypto when they are loaded, which takes longer than what calls need of them.
 * @type {import('vite').Plugin}
 */
const lazyCrypto = {
  name: 'lazy-crypto',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'node:crypto' && importer?.includes('@smithy') ? '\0lazy-crypto' : null),
  load: (file) => (file === '\0lazy-crypto' ? lazyFunctions : null),
};

const lazyFunctions = `
const lazy = (name) => (...given) => process.getBuiltinModule('node:crypto')[name](...given);
export const [createHash, createHmac, getRandomValues] = ['createHash', 'createHmac', 'getRandomValues'].map(lazy);
`;

/**
 * string-width makes a segmenter and a pattern of all emoji when it is loaded: as much as an empty start, for what is seldom
 * asked. So it is made when it is first called.
 * @type {import('vite').Plugin}
 */
const lazyWidth = {
  name: 'lazy-width',
  transform(code, file) {
    if (!toSlashes(file).endsWith('/node_modules/string-width/index.js')) return null;
    const [, imports, body] = /^((?:import .*\n)+)([\s\S]*)$/.exec(code) ?? [];
    const made = body?.replace('export default function stringWidth(', 'return function stringWidth(');
    if (made === undefined || made === body) throw new Error('string-width is not written as it was.');
    return `${imports}let own;\nfunction make() {\n${made}\n}\nexport default (text) => (own ??= make())(text);\n`;
  },
};

/**
 * Rollup's question which part a file belongs to, answered by the named part that reaches it first.
 * @returns {import('vite').Rollup.GetManualChunk}
 */
function divide() {
  /** @type {Map<string, string> | undefined} */
  let partOf;
  return (file, { getModuleInfo }) => {
    partOf ??= reachAll(getModuleInfo);
    return partOf.get(file);
  };
}

/**
 * @param {import('vite').Rollup.GetModuleInfo} getModuleInfo
 * @returns {Map<string, string>} the parts by the files
 */
function reachAll(getModuleInfo) {
  const partOf = new Map();
  /** @param {string} file @param {string} part */
  const reach = (file, part) => {
    const found = getModuleInfo(file);
    if (found === null || found.isExternal || partOf.has(file)) return;
    partOf.set(file, part);
    for (const next of found.importedIds) reach(next, part);
  };
  for (const [part, files] of Object.entries(namedParts)) {
    for (const file of files) {
      const id = toSlashes(inRoot(file));
      if (getModuleInfo(id) === null) throw new Error(`The part ${part} names ${file}, which is not there.`);
      reach(id, part);
    }
  }
  return partOf;
}
