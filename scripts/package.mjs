import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { zipFolder } from './lib/archive.mjs';
import { makeWorkPath, removePath, replacePath } from './lib/files.mjs';
import { withLock } from './lib/lock.mjs';
import { enginePackageName } from './lib/manifest.mjs';
import { writeEnginePackage, writeModule } from './lib/moduleFolder.mjs';
import { compressModule, readEnginePackages } from './lib/nupkg.mjs';
import { inDist, readPackage } from './lib/paths.mjs';
import { releases } from './lib/releases.mjs';
import { runMain, withProgress } from './lib/run.mjs';
import { readAllComponents, renderSbom } from './lib/sbom.mjs';

/** @import { Release } from './lib/releases.mjs' */

/**
 * `npm run package [-- names] [--engines folder]`: creates dist/packages. It contains a zip of the module for each platform (macOS only on
 * a Mac), a small one for any machine with Node.js, and the packages for Install-PSResource (the module and an engine for each platform),
 * all with bills of materials and SHA-256 sums. The universal module records the engines that are built with it and those in the folder,
 * which come from other machines.
 * @param {string[]} words
 */
async function packageModule(words) {
  const { positionals, values } = parseArgs({
    args: words,
    options: { engines: { type: 'string' } },
    allowPositionals: true,
  });
  const wanted = chooseReleases(positionals);
  await build();
  await makePackages(inDist('packages'), wanted, values.engines);
  process.stdout.write(readFileSync(inDist('packages', 'SHA256SUMS'), 'utf8'));
}

/** @param {string[]} names by default all */
function chooseReleases(names) {
  const known = releases.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No package ${unknown.join(', ')} is made here, only ${known.join(', ')}.`);
  return releases.filter(({ name }) => names.length === 0 || names.includes(name));
}

/**
 * @param {string} target the output folder
 * @param {readonly Release[]} wanted
 * @param {string} [engines] a folder of engine packages
 */
export async function makePackages(target, wanted, engines) {
  await withLock('build', async () => {
    const folder = makeWorkPath('packages');
    mkdirSync(folder, { recursive: true });
    if (engines !== undefined) copyEnginePackages(resolve(engines), folder);
    const components = await readAllComponents();
    for (const release of wanted) {
      await withProgress(`Packages ${release.name}`, () => writeRelease(folder, release, components));
    }
    writeFileSync(join(folder, 'SHA256SUMS'), renderSums(folder));
    replacePath(folder, target);
  });
}

/** @param {string} from @param {string} to */
function copyEnginePackages(from, to) {
  const names = readdirSync(from).filter((name) => name.startsWith(enginePackageName('')) && name.endsWith('.nupkg'));
  for (const name of names) copyFileSync(join(from, name), join(to, name));
}

/**
 * @param {string} folder the output folder
 * @param {Release} release
 * @param {import('./lib/sbom.mjs').Sbom} components
 */
async function writeRelease(folder, { name, platform, prepare }, components) {
  const { packages, ...prepared } = await prepare();
  const sbom = renderSbom(components, packages);
  const file = join(folder, `AwsRole-${readPackage().version}-${name}`);
  writeFileSync(`${file}.cdx.json`, sbom);
  const work = makeWorkPath('release');
  try {
    const module = join(work, 'AwsRole');
    writeModule(module, { ...prepared, sbom, ...(platform ? {} : { engines: await readEnginePackages(folder) }) });
    const programs = prepared.programs
      .map(([, name]) => `bin/${name}`)
      .filter((path) => !path.startsWith('bin/parts/'));
    writeFileSync(`${file}.zip`, await zipFolder(module, 'AwsRole', programs));
    const resource = platform ? join(work, enginePackageName(name)) : module;
    if (platform) writeEnginePackage(resource, name, { ...prepared, sbom });
    if (!(await compressModule(resource, folder))) process.stderr.write(noPackage(name));
  } finally {
    removePath(work);
  }
}

/** @param {string} name */
function noPackage(name) {
  return `No .nupkg for ${name}: this PowerShell has no Compress-PSResource (Microsoft.PowerShell.PSResourceGet 1.1 or later).\n`;
}

/** Renders the sums for `sha256sum --check`. @param {string} folder */
function renderSums(folder) {
  const lines = readdirSync(folder).map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  return lines.join('');
}

await runMain(import.meta.url, () => packageModule(process.argv.slice(2)));
