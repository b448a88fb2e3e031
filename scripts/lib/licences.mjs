import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * An npm package in the engine.
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence its short name, such as MIT
 * @property {string} folder relative to the project folder
 */

/**
 * Lists the npm packages in a bundle.
 * @param {string[]} files the files of the bundle, as paths relative to the project folder
 * @returns {BundledPackage[]} sorted by name
 */
export function listBundledPackages(files) {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== undefined));
  return [...folders].sort().map(readPackageFacts);
}

/**
 * Renders the license texts of these packages, and of Node.js if given, as one text for the module folder.
 * @param {BundledPackage[]} packages
 * @param {string} [nodeLicence]
 */
export function renderLicences(packages, nodeLicence) {
  /** @type {Map<string, string[]>} */
  const titles = new Map();
  for (const { name, version, licence, folder } of packages) {
    const text = readLicence(join(root, folder)) ?? `Licensed under ${licence}.`;
    titles.set(text, [...(titles.get(text) ?? []), `${name} ${version} (${licence})`]);
  }
  if (nodeLicence) titles.set(nodeLicence, ['Node.js']);
  const parts = [...titles].map(([text, names]) => `${rule}\n${names.join('\n')}\n${rule}\n\n${text.trim()}\n`);
  return [`AwsRole's engine holds the works named below; each stands under its own licence.\n`, ...parts].join('\n');
}

const rule = '='.repeat(80);

/** @param {string} file */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

/**
 * @param {string} folder
 * @returns {BundledPackage}
 */
function readPackageFacts(folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return { name, version, licence: license ?? 'unknown', folder };
}

/** @param {string} folder */
function readLicence(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8') : undefined;
}
