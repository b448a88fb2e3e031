import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. @param {string[]} parts */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** A path inside `dist`, where everything built goes. @param {string[]} parts */
export function inDist(...parts) {
  return inRoot('dist', ...parts);
}

/**
 * The path as messages and stamps write it: from the project's folder, with forward slashes.
 * @param {string} path
 */
export function shortPath(path) {
  return toSlashes(relative(root, path));
}

/**
 * A path with forward slashes, as Vite and stamps write it on every system.
 * @param {string} path
 * @param {string} separator this system's
 */
export function toSlashes(path, separator = sep) {
  return path.split(separator).join('/');
}

/**
 * package.json as it is now; the version of engine and module is written there and nowhere else.
 * @returns {typeof import('../../package.json')}
 */
export function readPackage() {
  return JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
}
