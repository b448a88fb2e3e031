import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundledPackagesFile, readBundledPackages } from './bundle.mjs';
import { engineFile } from './engine.mjs';
import { linkOrCopy, makeWorkPath, replacePath } from './files.mjs';
import { renderLicences } from './licences.mjs';
import { mergeScripts } from './mergeScripts.mjs';
import { readNodeLicence } from './nodeBinary.mjs';
import { inDist, inRoot, readPackage } from './paths.mjs';
import { stampPath } from './stamps.mjs';

/** The module as a user gets it. */
export const moduleFolder = inDist('AwsRole');

const documents = ['LICENSE', 'README.md', 'README.ja.md', 'CHANGELOG.md'];

/** @type {import('./stamps.mjs').Step} */
export const moduleStep = {
  name: 'module',
  title: 'Puts the module together',
  inputs: [
    inRoot('module'),
    ...documents.map((name) => inRoot(name)),
    stampPath('engine'),
    bundledPackagesFile,
    inRoot('package.json'),
    inRoot('scripts', 'lib', 'moduleFolder.mjs'),
    inRoot('scripts', 'lib', 'mergeScripts.mjs'),
    inRoot('scripts', 'lib', 'licences.mjs'),
  ],
  outputs: [moduleFolder],
  run: async () => writeModule(moduleFolder, [[engineFile, basename(engineFile)]], readNodeLicence()),
};

/**
 * Writes the module's folder.
 * @param {string} target
 * @param {[from: string, name: string][]} programs what goes into its `bin`
 * @param {string} [nodeLicence] when one of them holds Node
 */
export function writeModule(target, programs, nodeLicence) {
  const folder = makeWorkPath('module');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyModuleFiles(folder);
  for (const [name, text] of Object.entries(mergeScripts(inRoot('module')))) writeFileSync(join(folder, name), text);
  stampVersion(join(folder, 'AwsRole.psd1'));
  for (const name of documents.filter((name) => existsSync(inRoot(name)))) cpSync(inRoot(name), join(folder, name));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), renderLicences(readBundledPackages(), nodeLicence));
  for (const [from, name] of programs) linkOrCopy(from, join(folder, 'bin', name));
  replacePath(folder, target);
}

/** @param {string} folder */
function copyModuleFiles(folder) {
  const merged = ['Import', 'Public', 'Private', 'AwsRole.psm1'];
  for (const name of readdirSync(inRoot('module')).filter((name) => !merged.includes(name))) {
    cpSync(inRoot('module', name), join(folder, name), { recursive: true });
  }
}

/** @param {string} manifest */
function stampVersion(manifest) {
  const pattern = /^(\s*ModuleVersion\s*=\s*)'[^']*'/m;
  const text = readFileSync(manifest, 'utf8');
  if (!pattern.test(text)) throw new Error(`${basename(manifest)} has no line ModuleVersion = '...'.`);
  writeFileSync(manifest, text.replace(pattern, `$1'${readPackage().version}'`));
}
