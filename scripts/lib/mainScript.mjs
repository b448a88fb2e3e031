import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstPart } from './bundle.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

const cacheEnding = '.cache';

/** The folder of the parts beside the universal package's script. */
export const partsName = 'parts';

/**
 * The script that a binary begins with and the parts that it loads. With a Node of the binary's own kind the parts get
 * V8's code of what people wait for most, made by running it: 20 ms of a start that makes one call.
 * @param {string} folder for what is made
 * @param {import('./bundle.mjs').Bundle} bundle
 * @param {string} [node] runs on this machine and is the same as in the binary
 * @returns {Promise<{ main: string, assets: Record<string, string> }>} a file, and files by the names they get inside
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
 * Each as a function, whose text is what V8's code cache belongs to.
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
 * The script that the universal package begins with, in a folder with the parts.
 * @param {string[]} options what Node is started with
 */
export async function renderScript(options) {
  const start = await minify(readText('cleanStart.cjs'));
  return `#!/usr/bin/env -S node ${options.join(' ')}\n${start}require('./${partsName}/${firstPart}');\n`;
}

/**
 * Nothing of the person's own settings is seen or touched.
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
