import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstPart } from './bundle.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

const cacheEnding = '.cache';

/** The folder of the parts, next to the script of the universal package. */
export const partsName = 'parts';

/**
 * Prepares the main script of a binary and its parts. With `node`, the parts get V8 code caches for the most frequent commands, made by
 * running them: this saves 20 ms in a start that makes one call.
 * @param {string} folder for the output
 * @param {import('./bundle.mjs').Bundle} bundle
 * @param {string} [node] the same Node.js as in the binary, if it runs on this machine
 * @returns {Promise<{ main: string, assets: Record<string, string> }>} the main script, and the files by their names inside the binary
 */
export async function prepareMain(folder, bundle, node) {
  const parts = join(folder, 'parts');
  writeParts(bundle.parts, parts);
  if (node !== undefined) await warmParts(node, { ...bundle, parts }, join(folder, 'home'));
  const names = readdirSync(parts);
  const main = join(folder, 'main.cjs');
  writeFileSync(main, await renderMain(names));
  return { main, assets: Object.fromEntries(names.map((name) => [name, join(parts, name)])) };
}

/**
 * Writes each part as a function expression; V8's code cache belongs to exactly this text.
 * @param {string} source
 * @param {string} folder
 */
function writeParts(source, folder) {
  mkdirSync(folder);
  for (const name of readdirSync(source)) {
    const text = readFileSync(join(source, name), 'utf8');
    writeFileSync(join(folder, name), `(function (exports, require, module) {${text}})`);
  }
}

/**
 * Renders the main script of the universal package, which is in a folder with the parts.
 * @param {string[]} options command-line options for Node.js
 */
export async function renderScript(options) {
  const start = await minify(readText('cleanStart.cjs'));
  return `#!/usr/bin/env -S node ${options.join(' ')}\n${start}require('./${partsName}/${firstPart}');\n`;
}

/**
 * Runs warmParts.cjs without access to the user's own settings.
 * @param {string} node
 * @param {import('./bundle.mjs').Bundle} bundle
 * @param {string} home
 */
async function warmParts(node, { parts, version }, home) {
  mkdirSync(home);
  const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot };
  await runQuietly(node, [inRoot('scripts', 'lib', 'warmParts.cjs'), parts, home, version], { env: environment });
}

/** @param {string[]} names of the parts and their caches */
async function renderMain(names) {
  const cached = names.filter((name) => name.endsWith(cacheEnding)).map((name) => name.slice(0, -cacheEnding.length));
  const start = `openParts(readAssets(${JSON.stringify(cached)}))(${JSON.stringify(firstPart)});`;
  return minify([readText('cleanStart.cjs'), readText('partLoader.cjs'), start].join('\n'));
}

/** @param {string} text */
async function minify(text) {
  const { transform } = await import('esbuild');
  return (await transform(text, { minify: true, target: 'node22' })).code;
}

/** @param {string} name */
function readText(name) {
  return readFileSync(inRoot('scripts', 'lib', name), 'utf8');
}
