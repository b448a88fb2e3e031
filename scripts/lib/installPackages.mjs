import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partsFolder, thisBundle } from './bundle.mjs';
import { compileEngine } from './compile.mjs';
import { makeWorkPath, removePath, replacePath } from './files.mjs';
import { enginePackageName } from './manifest.mjs';
import { writeEnginePackage, writeModule } from './moduleFolder.mjs';
import { nodePackageFolder, nodeProgram, stripNode, thisPlatform } from './nodeBinary.mjs';
import { compressModule, readEnginePackages } from './nupkg.mjs';
import { inDist, inRoot, readPackage } from './paths.mjs';
import { preparePlatform, prepareUniversal } from './releases.mjs';
import { stampPath } from './stamps.mjs';

/** The folder of the test packages: `old` contains this release, and `new` the same packages with a later version. */
export const installPackages = inDist('install');

/** @type {import('./stamps.mjs').Step} */
export const installPackagesStep = {
  name: 'install-packages',
  title: 'Packs the packages for the installation tests',
  inputs: [
    stampPath('module'),
    stampPath('engine'),
    inRoot('scripts', 'lib', 'installPackages.mjs'),
    inRoot('scripts', 'lib', 'nupkg.mjs'),
    inRoot('scripts', 'lib', 'releases.mjs'),
  ],
  outputs: [installPackages],
  run: async () => {
    const { version } = readPackage();
    const work = makeWorkPath('install');
    await writePackages(join(work, 'old'), version);
    await writePackages(join(work, 'new'), laterVersion(version));
    replacePath(work, installPackages);
  },
};

/** @param {string} version */
function laterVersion(version) {
  return version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
}

/** @param {string} target @param {string} version */
async function writePackages(target, version) {
  const work = makeWorkPath('install-content');
  mkdirSync(target, { recursive: true });
  mkdirSync(work, { recursive: true });
  try {
    const platform = thisPlatform();
    const bundle = version === readPackage().version ? thisBundle() : writeBundle(join(work, 'parts'), version);
    const content = await preparePlatform(platform);
    if (bundle.parts !== partsFolder)
      content.programs = [[await compile(join(work, platform.engine), bundle), platform.engine]];
    const engine = join(work, enginePackageName(platform.name));
    writeEnginePackage(engine, platform.name, { ...content, version });
    await pack(engine, target);
    const module = join(work, 'AwsRole');
    const engines = await readEnginePackages(target, version);
    writeModule(module, { ...(await prepareUniversal(bundle.parts)), engines, version });
    await pack(module, target);
  } finally {
    removePath(work);
  }
}

/**
 * Writes the bundle's parts with another version, which they contain in one place.
 * @param {string} folder
 * @param {string} version
 */
function writeBundle(folder, version) {
  mkdirSync(folder);
  for (const name of readdirSync(partsFolder)) {
    const text = readFileSync(join(partsFolder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(`"${readPackage().version}"`, `"${version}"`));
  }
  return { parts: folder, version };
}

/** @param {string} output @param {import('./bundle.mjs').Bundle} bundle */
async function compile(output, bundle) {
  const program = await stripNode(nodeProgram(nodePackageFolder()), thisPlatform());
  await compileEngine(thisPlatform(), program, output, bundle);
  return output;
}

/** @param {string} folder @param {string} target */
async function pack(folder, target) {
  if (await compressModule(folder, target)) return;
  throw new Error(
    'This PowerShell has no Compress-PSResource. Install Microsoft.PowerShell.PSResourceGet 1.1 or later.',
  );
}
