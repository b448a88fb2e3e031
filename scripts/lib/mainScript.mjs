import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsFolder } from './bundle.mjs';
import { firstPart } from './parts.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

const cacheEnding = '.cache';

/**
 * The script that a binary begins with and the parts that it loads. With a Node of the binary's own kind the parts get
 * V8's code of what people wait for most, made by running it: 20 ms of a start that makes one call.
 * @param {string} folder for what is made
 * @param {string} [node] runs on this machine and is the same as in the binary
 * @returns {Promise<{ main: string, assets: Record<string, string> }>} a file, and files by the names they get inside
 */
export async function prepareMain(folder, node) {
  const parts = join(folder, 'parts');
  cpSync(partsFolder, parts, { recursive: true });
  if (node !== undefined) await warmParts(node, parts, join(folder, 'home'));
  const names = readdirSync(parts);
  const main = join(folder, 'main.cjs');
  writeFileSync(main, await renderMain(names));
  return { main, assets: Object.fromEntries(names.map((name) => [name, join(parts, name)])) };
}

/** Nothing of the person's own settings is seen or touched. */
async function warmParts(node, parts, home) {
  mkdirSync(home);
  const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot };
  await runQuietly(node, [inRoot('scripts', 'lib', 'warmParts.cjs'), parts, home], { env: environment });
}

async function renderMain(names) {
  const { transform } = await import('esbuild');
  const cached = names.filter((name) => name.endsWith(cacheEnding)).map((name) => name.slice(0, -cacheEnding.length));
  const texts = ['cleanStart.cjs', 'partLoader.cjs'].map((name) =>
    readFileSync(inRoot('scripts', 'lib', name), 'utf8'),
  );
  const define = { CACHED_PARTS: JSON.stringify(cached), FIRST_PART: JSON.stringify(firstPart) };
  return (await transform(texts.join('\n'), { minify: true, target: 'node22', define })).code;
}
