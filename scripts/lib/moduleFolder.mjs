import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { bundledPackagesFile, readBundledPackages } from './bundle.mjs';
import { japaneseHelp } from './commentHelp.mjs';
import { engineFile } from './engine.mjs';
import { linkOrCopy, listFiles, makeWorkPath, replacePath } from './files.mjs';
import { flowPage } from './flowHelp.mjs';
import { renderLicences } from './licences.mjs';
import { enginePackageName, renderEngineManifest, stampManifest } from './manifest.mjs';
import { mergeScripts } from './mergeScripts.mjs';
import { readNodeLicence } from './nodeBinary.mjs';
import { inDist, inRoot, readPackage, toSlashes } from './paths.mjs';
import { stampPath } from './stamps.mjs';

/** The built module. */
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
    inRoot('scripts', 'lib', 'manifest.mjs'),
    inRoot('scripts', 'lib', 'moduleFolder.mjs'),
    inRoot('scripts', 'lib', 'mergeScripts.mjs'),
    inRoot('scripts', 'lib', 'commentHelp.mjs'),
    inRoot('scripts', 'lib', 'flowHelp.mjs'),
    inRoot('scripts', 'lib', 'licences.mjs'),
  ],
  outputs: [moduleFolder],
  run: async () =>
    writeModule(moduleFolder, { programs: [[engineFile, basename(engineFile)]], nodeLicence: readNodeLicence() }),
};

/**
 * The content of a module folder in addition to the module itself.
 * @typedef {object} Content
 * @property {[from: string, name: string][]} programs the files for its `bin` folder
 * @property {string} [nodeLicence] if one of them contains Node.js
 * @property {string} [sbom] the bill of materials
 * @property {Record<string, import('./manifest.mjs').EngineRecord>} [engines] the engine packages of the same release
 * @property {string} [version] by default that of package.json
 */

/**
 * Writes the module folder.
 * @param {string} target
 * @param {Content} content
 */
export function writeModule(target, { programs, nodeLicence, sbom, engines, version = readPackage().version }) {
  const folder = makeWorkPath('module');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyModuleFiles(folder);
  for (const [name, text] of Object.entries(mergeScripts(inRoot('module')))) writeFileSync(join(folder, name), text);
  for (const name of documents.filter((name) => existsSync(inRoot(name)))) cpSync(inRoot(name), join(folder, name));
  writePapers(folder, nodeLicence, sbom);
  for (const [from, name] of programs) linkOrCopy(from, join(folder, 'bin', name));
  const manifest = join(folder, 'AwsRole.psd1');
  const facts = { version, engineSha256: hashEngine(programs), ...(engines && { engines }) };
  writeFileSync(manifest, stampManifest(readFileSync(manifest, 'utf8'), facts));
  replacePath(folder, target);
}

/**
 * The SHA-256 of the program followed by the parts that a script loads, in the order of their names: the script alone would not cover them.
 * @param {Content['programs']} programs
 */
export function hashEngine([program, ...parts]) {
  if (program === undefined) throw new Error('A module needs an engine.');
  const sorted = parts.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  const hash = createHash('sha256');
  for (const [from] of [program, ...sorted]) hash.update(readFileSync(from));
  return hash.digest('hex').toUpperCase();
}

/**
 * Writes the folder of an engine package.
 * @param {string} target
 * @param {string} platform
 * @param {Content} content
 */
export function writeEnginePackage(target, platform, { programs, nodeLicence, sbom, version = readPackage().version }) {
  const folder = makeWorkPath('engine-package');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  cpSync(inRoot('LICENSE'), join(folder, 'LICENSE'));
  writePapers(folder, nodeLicence, sbom);
  for (const [from, name] of programs) linkOrCopy(from, join(folder, 'bin', name));
  const name = `${enginePackageName(platform)}.psd1`;
  const files = [name, ...listNames(folder)];
  const module = readFileSync(inRoot('module', 'AwsRole.psd1'), 'utf8');
  writeFileSync(join(folder, name), renderEngineManifest(module, { platform, version, files }));
  replacePath(folder, target);
}

/**
 * Writes the third-party licenses and the bill of materials.
 * @param {string} folder
 * @param {string} [nodeLicence]
 * @param {string} [sbom]
 */
function writePapers(folder, nodeLicence, sbom) {
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), renderLicences(readBundledPackages(), nodeLicence));
  if (sbom !== undefined) writeFileSync(join(folder, 'sbom.cdx.json'), sbom);
}

/** @param {string} folder */
function listNames(folder) {
  return listFiles(folder).map((file) => toSlashes(relative(folder, file)));
}

/** @param {string} folder */
function copyModuleFiles(folder) {
  const merged = ['Import', 'Public', 'Private', 'AwsRole.psm1'];
  for (const name of readdirSync(inRoot('module')).filter((name) => !merged.includes(name))) {
    cpSync(inRoot('module', name), join(folder, name), { recursive: true, filter: (from) => from !== japaneseHelp });
  }
  for (const page of listFiles(folder).filter((file) => file.endsWith('.help.txt'))) {
    writeFileSync(page, flowPage(readFileSync(page, 'utf8')));
  }
  const views = join(folder, 'AwsRole.format.ps1xml');
  writeFileSync(views, joinTags(readFileSync(views, 'utf8')));
  // Get-Help falls back from ja-JP to ja, but never from ja to ja-JP; messages are read from one folder.
  cpSync(join(folder, 'ja-JP'), join(folder, 'ja'), { recursive: true, filter: (from) => !from.endsWith('.psd1') });
}

/** Removes whitespace between tags: PowerShell parses it as nodes at each import. @param {string} xml */
export function joinTags(xml) {
  return xml.replace(/>\s*\n\s*</g, '><');
}
