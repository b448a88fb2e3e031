import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, removePath, replacePath } from './files.mjs';
import { nodePackageFolder, nodeVersion, thisPlatform } from './nodeBinary.mjs';
import { inDist, inRoot } from './paths.mjs';
import { runNpm, runQuietly } from './run.mjs';

/** @import { Platform } from './nodeBinary.mjs' */

/**
 * The folder of the npm package with Node.js for a platform, downloaded once and checked against the hash in the lockfile.
 * @param {Platform} platform
 */
export async function fetchNodePackage(platform) {
  if (platform === thisPlatform()) return nodePackageFolder();
  const folder = inDist('.cache', `${platform.package}-${nodeVersion(platform)}`);
  if (!existsSync(folder)) await download(platform, folder);
  return folder;
}

/** @param {Platform} platform @param {string} folder */
async function download(platform, folder) {
  const work = makeWorkPath('node-package');
  mkdirSync(work, { recursive: true });
  try {
    const name = `${platform.package}@${nodeVersion(platform)}`;
    await runNpm(['pack', name, '--ignore-scripts', '--loglevel=error', '--pack-destination', work]);
    const [archive = ''] = readdirSync(work);
    verify(join(work, archive), platform);
    // Windows, macOS, and Linux all have tar. The archive contains the folder "package".
    await runQuietly('tar', ['-xzf', archive], { cwd: work });
    replacePath(join(work, 'package'), folder);
  } finally {
    removePath(work);
  }
}

/** @param {string} archive @param {Platform} platform */
function verify(archive, platform) {
  /** @type {{ packages: Record<string, { integrity?: string }> }} */
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  const [algorithm = '', wanted] = lock.packages[`node_modules/${platform.package}`]?.integrity?.split(/-(.*)/) ?? [];
  const found = createHash(algorithm).update(readFileSync(archive)).digest('base64');
  if (found !== wanted) throw new Error(`${platform.package}: what npm sent is not what package-lock.json pins.`);
}
