import { readFileSync } from 'node:fs';
import { bundledPackagesFile, bundleFile } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { fetchNodePackage } from './fetchNode.mjs';
import { makeWorkPath } from './files.mjs';
import { nodeProgram, platforms, readNodeLicence, stripNode } from './nodeBinary.mjs';

/**
 * What goes into one release file.
 * @typedef {object} Content
 * @property {[from: string, name: string][]} programs the files of the module's `bin`
 * @property {string} [nodeLicence] when Node is inside
 * @property {string[]} packages the npm packages inside
 */

/** @type {readonly { name: string, prepare: () => Promise<Content> }[]} */
export const releases = [
  ...platforms.map((platform) => ({ name: platform.name, prepare: () => preparePlatform(platform) })),
  // For any machine with Node 22 or later: the module runs the script with it.
  { name: 'universal', prepare: async () => ({ programs: [[bundleFile, 'engine.cjs']], packages: listBundled() }) },
];

const licensed = platforms.find(({ name }) => name === 'linux-x64');

/** @returns {Promise<Content>} */
async function preparePlatform(platform) {
  const folder = await fetchNodePackage(platform);
  const engine = makeWorkPath(platform.engine);
  await compileEngine(platform, await stripNode(nodeProgram(folder, platform), platform), engine);
  return {
    programs: [[engine, platform.engine]],
    // Not every platform's package has it; it is one text for all.
    nodeLicence: readNodeLicence(await fetchNodePackage(licensed)),
    packages: [...listBundled(), platform.package],
  };
}

function listBundled() {
  return JSON.parse(readFileSync(bundledPackagesFile, 'utf8')).map(({ name }) => name);
}
