import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsFolder, readBundledPackages } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { engineFile } from './engine.mjs';
import { fetchNodePackage } from './fetchNode.mjs';
import { makeWorkPath } from './files.mjs';
import { partsName, renderScript } from './mainScript.mjs';
import { findPlatform, nodeProgram, platforms, readNodeLicence, stripNode, thisPlatform } from './nodeBinary.mjs';

/** @import { Platform } from './nodeBinary.mjs' */

/** @typedef {import('./moduleFolder.mjs').Content & { packages: string[] }} Content with the npm packages inside */
/** @typedef {{ name: string, platform?: Platform, prepare: () => Promise<Content> }} Release */

/** @type {readonly Release[]} what can be made on this machine; the universal one last, since it records the engines */
export const releases = [
  ...platforms.filter(canBuild).map((platform) => ({
    name: platform.name,
    platform,
    prepare: () => preparePlatform(platform),
  })),
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
  return {
    programs: [[await provideEngine(platform), platform.engine]],
    // Not every platform's package has it; it is one text for all.
    nodeLicence: readNodeLicence(await fetchNodePackage(findPlatform('linux-x64'))),
    packages: [...listBundled(), platform.package],
  };
}

/** This machine's engine is built already. @param {Platform} platform */
async function provideEngine(platform) {
  if (platform === thisPlatform()) return engineFile;
  const folder = await fetchNodePackage(platform);
  const engine = makeWorkPath(platform.engine);
  await compileEngine(platform, await stripNode(nodeProgram(folder, platform), platform), engine);
  return engine;
}

/**
 * For any machine that has Node 22.14 or later on PATH: the engine is a script, which starts by its first line with what
 * the binaries have baked in.
 * @param {string} [parts] the folder of the bundle's parts
 * @returns {Promise<Content>}
 */
export async function prepareUniversal(parts = partsFolder) {
  const script = makeWorkPath('awsrole');
  const options = ['--openssl-config=/dev/null', '--disable-sigusr1', '--no-warnings'];
  writeFileSync(script, await renderScript(options), { mode: 0o755 });
  /** @type {Content['programs']} */
  const programs = [[script, 'awsrole.cjs']];
  for (const name of readdirSync(parts)) programs.push([join(parts, name), `${partsName}/${name}`]);
  return { programs, packages: listBundled() };
}

function listBundled() {
  return readBundledPackages().map(({ name }) => name);
}
