import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackagesFile, partsFolder } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { fetchNodePackage } from './fetchNode.mjs';
import { makeWorkPath } from './files.mjs';
import { partsName, renderScript } from './mainScript.mjs';
import { nodeProgram, platforms, readNodeLicence, stripNode } from './nodeBinary.mjs';

/**
 * What goes into one release file.
 * @typedef {object} Content
 * @property {[from: string, name: string][]} programs the files of the module's `bin`
 * @property {string} [nodeLicence] when Node is inside
 * @property {string[]} packages the npm packages inside
 */

/** @type {readonly { name: string, prepare: () => Promise<Content> }[]} what can be made on this machine */
export const releases = [
  ...platforms.filter(canBuild).map((platform) => ({ name: platform.name, prepare: () => preparePlatform(platform) })),
  { name: 'universal', prepare: prepareUniversal },
];

const licensed = platforms.find(({ name }) => name === 'linux-x64');

/** Only a Mac has Apple's signing tool, and its kernel starts nothing that is not signed. */
function canBuild({ os }) {
  return os !== 'macos' || process.platform === 'darwin';
}

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

/**
 * For any machine that has Node 22.14 or later on PATH: the engine is a script, which starts by its first line with what
 * the binaries have baked in.
 * @returns {Promise<Content>}
 */
async function prepareUniversal() {
  const script = makeWorkPath('awsrole');
  const options = ['--openssl-config=/dev/null', '--disable-sigusr1', '--no-warnings'];
  writeFileSync(script, await renderScript(options), { mode: 0o755 });
  const parts = readdirSync(partsFolder).map((name) => [join(partsFolder, name), `${partsName}/${name}`]);
  return { programs: [[script, 'awsrole'], ...parts], packages: listBundled() };
}

function listBundled() {
  return JSON.parse(readFileSync(bundledPackagesFile, 'utf8')).map(({ name }) => name);
}
