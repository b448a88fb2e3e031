import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { enginePackageName } from './manifest.mjs';
import { platforms } from './nodeBinary.mjs';
import { inRoot, readPackage } from './paths.mjs';
import { findPowerShell, powerShellEnvironment } from './powershell.mjs';
import { CommandFailed, runQuietly } from './run.mjs';

/** @import { EngineRecord } from './manifest.mjs' */

/**
 * Creates the .nupkg that PowerShell installs, with PowerShell's own cmdlet.
 * @param {string} folder a module folder that has the name of the module
 * @param {string} target the output folder
 * @returns {Promise<boolean>} false if this PowerShell has no such cmdlet
 */
export async function compressModule(folder, target) {
  const script = inRoot('scripts', 'lib', 'Compress-Package.ps1');
  const words = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', script];
  try {
    await runQuietly(await findPowerShell(), [...words, '-Folder', folder, '-Target', target], {
      env: { ...process.env, ...powerShellEnvironment() },
    });
    return true;
  } catch (error) {
    if (error instanceof CommandFailed && error.code === 3) return false;
    throw error;
  }
}

/**
 * Reads the engine packages of a version in a folder, for the module manifest.
 * @param {string} folder
 * @param {string} [version]
 * @returns {Promise<Record<string, EngineRecord>>} by platform name
 */
export async function readEnginePackages(folder, version = readPackage().version) {
  const { unzipSync } = await import('fflate');
  const names = readdirSync(folder);
  /** @type {Record<string, EngineRecord>} */
  const records = {};
  for (const { name, engine } of platforms) {
    // The file name that Compress-PSResource chooses.
    const file = `${enginePackageName(name)}.${version}.nupkg`;
    if (!names.includes(file)) continue;
    const path = `bin/${engine}`;
    const { [path]: program } = unzipSync(readFileSync(join(folder, file)), { filter: (entry) => entry.name === path });
    if (program === undefined) throw new Error(`${file} holds no ${path}.`);
    const sha256 = createHash('sha256').update(program).digest('hex');
    records[name] = { sha256, bytes: statSync(join(folder, file)).size };
  }
  return records;
}
