import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath, writeWhole } from './files.mjs';
import { listBundledPackages } from './licences.mjs';
import { inDist, inRoot, readPackage, root, shortPath, toSlashes } from './paths.mjs';

/** The folder of the engine's parts (CommonJS scripts) and the list of bundled packages. */
const bundleFolder = inDist('engine');
export const partsFolder = join(bundleFolder, 'parts');
export const bundledPackagesFile = join(bundleFolder, 'packages.json');

/**
 * The input of an engine's compilation.
 * @typedef {{ parts: string, version: string }} Bundle the folder of its parts, and the version it reports
 */

/** The part that runs first. */
export const firstPart = 'start.cjs';

/*
 * The engine is split into parts, scripts that are read only when something in them is needed: listing profiles does not wait for the code
 * that calls AWS. A named part contains its files and their static imports, except those in earlier parts; Rollup divides the rest.
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

/** The bundle of this version. @returns {Bundle} */
export function thisBundle() {
  return { parts: partsFolder, version: readPackage().version };
}

/**
 * Reads the list of npm packages in the engine's parts.
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
 * Removes Rollup's marks for a converted CommonJS file: a NUL before the path, and a query after it.
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
    // Smithy's files check the global `crypto` when they are loaded, which would load node:crypto.
    define: { ENGINE_VERSION: JSON.stringify(readPackage().version), crypto: 'undefined' },
    // A binary reads its parts as Latin-1 bytes.
    esbuild: { charset: 'ascii' },
    ssr: { noExternal: true },
    plugins: [lazyCrypto, lazyWidth],
    build: {
      ssr: 'src/main.ts',
      target: 'node22',
      minify: 'esbuild',
      outDir,
      rollupOptions: {
        // Loading Node.js modules has no side effects but takes time.
        treeshake: { moduleSideEffects: (_file, isExternal) => !isExternal },
        output: {
          format: 'cjs',
          entryFileNames: firstPart,
          chunkFileNames: '[name].cjs',
          // A script outside the Node.js module loader only has require.
          dynamicImportInCjs: false,
          // No default import of a Node.js module is used; Rollup's copy of a namespace fails on inherited members.
          interop: 'esModule',
          manualChunks: divide(),
        },
        onwarn: (warning, warn) => {
          // zod has comments with annotations in places where they have no effect.
          if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
        },
      },
    },
  };
}

/**
 * Smithy's files import functions of node:crypto when they are loaded. Loading them takes longer than using them, so they are loaded at the
 * first call.
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
 * string-width creates a segmenter and an emoji regex when it is loaded, which takes as long as an empty start and is rarely needed. So
 * they are created at its first call.
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
 * Tells Rollup which part a file belongs to: the first named part that reaches it.
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
 * @returns {Map<string, string>} parts by file
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
