import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, removePath, replacePath } from './files.mjs';
import { withLock } from './lock.mjs';
import { inDist } from './paths.mjs';
import { runQuietly, withProgress } from './run.mjs';
import { isSystemError } from './systemError.mjs';

/**
 * A NuGet package that tests and demo run with. Its hash is the SHA-512 of the file that NuGet serves, as base64.
 * @typedef {object} NuGetPackage
 * @property {string} name
 * @property {string} version
 * @property {string} sha512
 */

/**
 * The folder of a package, downloaded once and checked against its pinned hash.
 * @param {NuGetPackage} nuGetPackage
 */
export async function fetchNuGetPackage(nuGetPackage) {
  const { name, version } = nuGetPackage;
  const folder = inDist('.cache', 'nuget', `${name}-${version}`);
  if (existsSync(folder)) return folder;
  await withLock('nuget', async () => {
    if (!existsSync(folder)) await withProgress(`Fetching ${name} ${version}`, () => download(nuGetPackage, folder));
  });
  return folder;
}

/** @param {NuGetPackage} nuGetPackage @param {string} folder */
async function download({ name, version, sha512 }, folder) {
  const work = makeWorkPath('nuget');
  mkdirSync(work, { recursive: true });
  try {
    writeFileSync(join(work, 'download.csproj'), renderProject(name, version));
    await restore(work);
    const unpacked = join(work, name.toLowerCase(), version);
    const archive = join(unpacked, `${name.toLowerCase()}.${version}.nupkg`);
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== sha512) throw new Error(`${name} ${version}: NuGet sent something other than what is pinned here.`);
    rmSync(archive);
    replacePath(unpacked, folder);
  } finally {
    removePath(work);
  }
}

/**
 * A project for dotnet restore: PackageDownload fetches any kind of package, including tools, without its dependencies.
 * @param {string} name
 * @param {string} version
 */
function renderProject(name, version) {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences></PropertyGroup>
  <ItemGroup><PackageDownload Include="${name}" Version="[${version}]" /></ItemGroup>
</Project>
`;
}

/** @param {string} folder */
async function restore(folder) {
  const environment = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  try {
    await runQuietly('dotnet', ['restore', folder, '--packages', folder, '-nodeReuse:false'], { env: environment });
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
    throw new Error(
      'The .NET SDK (dotnet) is not on PATH; it fetches PowerShell and Pester. Install it, then try again.',
    );
  }
}
