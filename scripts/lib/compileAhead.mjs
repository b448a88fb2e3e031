import { chmodSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fetchNuGetPackage } from './nuget.mjs';
import { runQuietly } from './run.mjs';

/** @type {import('./nuget.mjs').NuGetPackage} */
const compiler = {
  name: 'Microsoft.NETCore.App.Crossgen2.linux-x64',
  version: '10.0.12',
  sha512: 'hBrbpFloNh3BlCDLxPff3ElYmGUuQM2ZTKlYRtGXYak9e+0nDMSmtQcxApMf06f8M4mGyEsGCSscW0BnuJuE2g==',
};

/**
 * Compiles .NET assemblies ahead of time to machine code, as in an installed PowerShell; those from NuGet contain only IL.
 * @param {string[]} names file names of the assemblies
 * @param {string} from the folder of the assemblies
 * @param {string} to the folder for the compiled assemblies
 * @param {{ system: 'linux' | 'windows', frameworks: string[] }} target the system, and the folders of the .NET frameworks that they run on
 */
export async function compileAhead(names, from, to, { system, frameworks }) {
  const program = join(await fetchNuGetPackage(compiler), 'tools', 'crossgen2');
  chmodSync(program, 0o755);
  const references = [...frameworks, from].flatMap((folder) => ['-r', join(folder, '*.dll')]);
  for (const name of names) {
    const target = ['--targetos', system, '--targetarch', 'x64', '-O'];
    await runQuietly(program, [join(from, name), '-o', join(to, name), ...references, ...target]);
  }
}

/**
 * The folder of the newest .NET 10 runtime of this dotnet program.
 * @param {string | undefined} dotnet the path of the program, if it is installed
 */
export function findFramework(dotnet) {
  if (dotnet === undefined) throw new Error('PowerShell 7.6 runs on .NET 10; there is no dotnet on PATH.');
  const folder = join(dirname(realpathSync(dotnet)), 'shared', 'Microsoft.NETCore.App');
  const versions = readdirSync(folder).filter((name) => name.startsWith('10.'));
  const newest = versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
  if (newest === undefined) throw new Error('PowerShell 7.6 runs on .NET 10, and the SDK here has no runtime of it.');
  return join(folder, newest);
}
