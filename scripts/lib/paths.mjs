import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. @param {string[]} parts */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** A path inside `dist`, the folder for all build output. @param {string[]} parts */
export function inDist(...parts) {
  return inRoot('dist', ...parts);
}

/**
 * The path for messages and stamps: relative to the project folder, with forward slashes.
 * @param {string} path
 */
export function shortPath(path) {
  return toSlashes(relative(root, path));
}

/**
 * A path with forward slashes, as Vite and stamps write it on every system.
 * @param {string} path
 * @param {string} separator of this system
 */
export function toSlashes(path, separator = sep) {
  return path.split(separator).join('/');
}

/**
 * Reads package.json, the only place with the version of engine and module.
 * @returns {typeof import('../../package.json')}
 */
export function readPackage() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}
