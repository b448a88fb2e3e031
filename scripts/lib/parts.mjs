import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/*
 * A binary's engine comes in parts, each a script of its own that is read, and taken from its code cache, only when
 * something in it is wanted: what lists profiles does not wait for what calls AWS. A named part holds what its entries
 * and their static imports need and no earlier part has; every other chunk is a part by itself.
 */
const namedParts = [
  { name: 'start', entries: ['src/main.ts', 'src/commands/profiles.ts'] },
  { name: 'session', entries: ['src/commands/assume.ts'] },
  {
    name: 'call',
    entries: [
      'src/commands/identity.ts',
      'src/sessions/awsCli/store.ts',
      'src/run/runPlanKeeping.ts',
      'src/sessions/awsCli/sharing.ts',
      'src/run/runPlan.ts',
    ],
  },
];

/** The part that a program begins with. */
export const firstPart = 'start.cjs';

/**
 * Writes the parts.
 * @param {Graph} graph the chunks of the engine
 * @param {string} folder where they go
 * @param {import('esbuild').BuildOptions} options what all of the engine's bundles have in common
 */
export async function writeParts(graph, folder, options) {
  const { build } = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  const parts = divide(graph);
  const partOf = new Map(parts.flatMap(({ name, chunks }) => chunks.map((chunk) => [chunk, name])));
  const wanted = findWanted(graph, partOf);
  for (const { name, chunks } of parts) {
    const exported = chunks.filter((chunk) => wanted.has(chunk));
    await build({
      ...options,
      stdin: { contents: exported.map(renderExport).join('\n'), resolveDir: graph.folder },
      outfile: join(folder, `${name}.cjs`),
      format: 'cjs',
      minify: true,
      // A script that is no module of Node's own loader has require alone.
      supported: { 'dynamic-import': false },
      // As a function, whose text is what V8's code cache belongs to.
      banner: { js: '(function (exports, require, module) {' },
      footer: { js: '})' },
      plugins: [otherParts(name, partOf)],
    });
  }
}

/**
 * @typedef {object} Graph
 * @property {string} folder
 * @property {string} main the chunk that runs the program
 * @property {Map<string, { entry: string | undefined, fixed: string[], lazy: string[] }>} chunks by file name: the source
 *   file that it begins with, and the chunks that it imports at once and on demand
 */

/**
 * The chunks of a build that was split, as a graph.
 * @param {import('esbuild').Metafile} metafile
 * @param {(file: string) => string} sourceOf the source that an entry stands for
 * @returns {Graph}
 */
export function readGraph(metafile, folder, sourceOf) {
  const chunks = Object.entries(metafile.outputs).map(([file, { entryPoint, imports }]) => {
    const internal = imports.filter(({ external }) => !external);
    const pathsOf = (kind) => internal.filter((found) => found.kind === kind).map(({ path }) => basename(path));
    const entry = entryPoint === undefined ? undefined : sourceOf(basename(entryPoint));
    return [basename(file), { entry, fixed: pathsOf('import-statement'), lazy: pathsOf('dynamic-import') }];
  });
  return { folder, main: 'main.mjs', chunks: new Map(chunks) };
}

function divide(graph) {
  const taken = new Set();
  const parts = namedParts.map(({ name, entries }) => {
    const roots = [...graph.chunks].filter(([, { entry }]) => entries.includes(entry)).map(([chunk]) => chunk);
    if (roots.length !== entries.length) throw new Error(`Part ${name} names a file that is no entry any more.`);
    const chunks = roots.flatMap((root) => reach(root, graph, taken));
    return { name, chunks };
  });
  const rest = [...graph.chunks.keys()].filter((chunk) => !taken.has(chunk));
  return [...parts, ...rest.map((chunk) => ({ name: basename(chunk, '.mjs'), chunks: [chunk] }))];
}

/** The chunk and all that it imports at once, those first, without what is taken. */
function reach(chunk, graph, taken) {
  if (taken.has(chunk)) return [];
  taken.add(chunk);
  const { fixed } = graph.chunks.get(chunk);
  return [...fixed.flatMap((next) => reach(next, graph, taken)), chunk];
}

/** The chunks that another part asks for, and the main one, which must be evaluated too. */
function findWanted({ chunks, main }, partOf) {
  const wanted = [...chunks].flatMap(([chunk, { fixed, lazy }]) =>
    [...fixed, ...lazy].filter((target) => partOf.get(target) !== partOf.get(chunk)),
  );
  return new Set([...wanted, main]);
}

function renderExport(chunk) {
  return `export * as ${toIdentifier(chunk)} from './${chunk}';`;
}

function toIdentifier(chunk) {
  return basename(chunk, '.mjs').replaceAll(/\W/g, '_');
}

/** Takes what stands in another part from that part, when the importing code runs. */
function otherParts(own, partOf) {
  return {
    name: 'other-parts',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\/[^/]+\.mjs$/ }, ({ path }) => {
        const chunk = basename(path);
        // Without its ending, since esbuild would take it for a module that has no require.
        return partOf.get(chunk) === own ? undefined : { path: basename(path, '.mjs'), namespace: 'other-part' };
      });
      onResolve({ filter: /\.cjs$/, namespace: 'other-part' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: 'other-part' }, ({ path }) => ({
        contents: `module.exports = require('./${partOf.get(`${path}.mjs`)}.cjs').${toIdentifier(path)};`,
        loader: 'js',
      }));
    },
  };
}
