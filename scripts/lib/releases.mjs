import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsFolder, readBundledPackages } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { fetchNodePackage } from './fetchNode.mjs';
import { makeWorkPath } from './files.mjs';
import { partsName, renderScript } from './mainScript.mjs';
import { findPlatform, nodeProgram, platforms, readNodeLicence, stripNode } from './nodeBinary.mjs';

/** @import { Platform } from './nodeBinary.mjs' */

/**
 * What goes into one release file.
 * @typedef {object} Content
 * @property {[from: string, name: string][]} programs the files of the module's `bin`
 * @property {string} [nodeLicence] when Node is inside
 * @property {string[]} packages the npm packages inside
 */

/** @typedef {{ name: string, prepare: () => Promise<Content> }} Release */

/** @type {readonly Release[]} what can be made on this machine */
export const releases = [
  ...platforms.filter(canBuild).map((platform) => ({ name: platform.name, prepare: () => preparePlatform(platform) })),
  { name: 'universal', prepare: prepareUniversal },
];

/**
 * Only a Mac has Apple's signing tool, and its kernel starts nothing that is not signed.
 * @param {Platform} platform
 */
function canBuild({ os }) {
  return os !== 'macos' || process.platform === 'darwin';
}

/**
 * @param {Platform} platform
 * @returns {Promise<Content>}
 */
export async function preparePlatform(platform) {
  const folder = await fetchNodePackage(platform);
  const engine = makeWorkPath(platform.engine);
  await compileEngine(platform, await stripNode(nodeProgram(folder, platform), platform), engine);
  return {
    programs: [[engine, platform.engine]],
    // Not every platform's package has it; it is one text for all.
    nodeLicence: readNodeLicence(await fetchNodePackage(findPlatform('linux-x64'))),
    packages: [...listBundled(), platform.package],
  };
}

/**
 * For any machine that has Node 22.14 or later on PATH: the engine is a script, which starts by its first line with what
 * the binaries have baked in.
 * @returns {Promise<Content>}
 */
export async function prepareUniversal() {
  const script = makeWorkPath('awsrole');
  const options = ['--openssl-config=/dev/null', '--disable-sigusr1', '--no-warnings'];
  writeFileSync(script, await renderScript(options), { mode: 0o755 });
  /** @type {Content['programs']} */
  const programs = [[script, 'awsrole']];
  for (const name of readdirSync(partsFolder)) programs.push([join(partsFolder, name), `${partsName}/${name}`]);
  return { programs, packages: listBundled() };
}

function listBundled() {
  return readBundledPackages().map(({ name }) => name);
}
