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

/** @typedef {import('./moduleFolder.mjs').Content & { packages: string[] }} Content with the names of the npm packages inside */
/** @typedef {{ name: string, platform?: Platform, prepare: () => Promise<Content> }} Release */

/** @type {readonly Release[]} the packages that this machine can build; the universal one is last, since it records the engines */
export const releases = [
  ...platforms.filter(canBuild).map((platform) => ({
    name: platform.name,
    platform,
    prepare: () => preparePlatform(platform),
  })),
  { name: 'universal', prepare: prepareUniversal },
];

/**
 * macOS engines need a Mac: only it has Apple's signing tool, and macOS does not start unsigned programs.
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
    // Not every platform's package contains the license; the text is the same for all.
    nodeLicence: readNodeLicence(await fetchNodePackage(findPlatform('linux-x64'))),
    packages: [...listBundled(), platform.package],
  };
}

/** The engine of a platform; this machine's engine is already built. @param {Platform} platform */
async function provideEngine(platform) {
  if (platform === thisPlatform()) return engineFile;
  const folder = await fetchNodePackage(platform);
  const engine = makeWorkPath(platform.engine);
  await compileEngine(platform, await stripNode(nodeProgram(folder, platform), platform), engine);
  return engine;
}

/**
 * The content for any machine with Node.js 22.14 or later on PATH: the engine is a script, whose first line has the options that are built
 * into the binaries.
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
