import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fetchNodePackage } from './fetchNode.mjs';
import { linkOrCopy, listFiles, makeWorkPath, replacePath } from './files.mjs';
import { writeModule } from './moduleFolder.mjs';
import { findPlatform, nodeProgram } from './nodeBinary.mjs';
import { fetchNuGetPackage } from './nuget.mjs';
import { inDist, inRoot } from './paths.mjs';
import { compilePowerShell, quietVariables } from './powershell.mjs';
import { preparePlatform } from './releases.mjs';
import { stampPath } from './stamps.mjs';
import { toWindowsPath } from './wine.mjs';

const platform = findPlatform('win-x64');

/** The module with the engine for Windows. */
const windowsModuleFolder = inDist('windows', 'AwsRole');

/** @type {import('./stamps.mjs').Step} */
export const windowsModuleStep = {
  name: 'windows-module',
  title: 'Builds the module for Windows',
  // As this machine's own, but for the engine.
  inputs: [stampPath('module'), stampPath('engine'), inRoot('scripts', 'lib', 'releases.mjs')],
  outputs: [windowsModuleFolder],
  run: async () => {
    writeModule(windowsModuleFolder, await preparePlatform(platform));
  },
};

const version = '10.0.12';

const coreFramework = 'Microsoft.NETCore.App';
const runtimes = [
  {
    framework: coreFramework,
    sha512: 'Oa/LIiAy6r6+LH+lGjfEkcaw9FZ5ateIhDGXG47vT2icruVFQmA5jOD/r+SRxWWJGzXnOvxnWFo+TEvemVcQ7g==',
  },
  {
    framework: 'Microsoft.WindowsDesktop.App',
    sha512: 'BeGI/KTBBca4pduu1nff61VvZAwlzVwqNmo+eVqT26ltsAJsQsF//DCPJssw+fXpARq+FQ7pVKiQed5igv8KYQ==',
  },
];

/**
 * What the module's tests need on Windows, fetched where it is not here yet.
 * @returns {Promise<{ shell: string, env: NodeJS.ProcessEnv, links: Record<string, string> }>} PowerShell's program, the
 * variables for it, and what stands on drive C
 */
export async function prepareGround() {
  const dotnet = await layOutDotnet();
  const shell = await compilePowerShell('windows', () =>
    runtimes.map(({ framework }) => frameworkFolder(dotnet, framework)),
  );
  // Windows has a PowerShell of its own, which the engine seals secrets with; here the new one does that too.
  const powershell = join(shell, 'powershell.exe');
  if (!existsSync(powershell)) linkOrCopy(join(shell, 'pwsh.exe'), powershell);
  const node = dirname(nodeProgram(await fetchNodePackage(platform), platform));
  return {
    shell: join(shell, 'pwsh.exe'),
    env: {
      // Else .NET ends in wine with an internal error now and then.
      DOTNET_EnableWriteXorExecute: '0',
      WINEPATH: toWindowsPath(node),
      AWSROLE_MODULE: toWindowsPath(windowsModuleFolder),
      // Its user is nobody, whose environment the tests may change.
      CI: '1',
      ...quietVariables,
    },
    links: { 'Program Files/dotnet': dotnet, 'windows/system32/WindowsPowerShell/v1.0': shell },
  };
}

/** .NET for Windows in the folders that its installer would make, from the packages that programs are published with. */
async function layOutDotnet() {
  const folder = inDist('.cache', `dotnet-${version}-${platform.name}`);
  if (existsSync(folder)) return folder;
  const work = makeWorkPath('dotnet');
  mkdirSync(work);
  for (const { framework, sha512 } of runtimes) {
    const fetched = await fetchNuGetPackage({ name: `${framework}.Runtime.${platform.name}`, version, sha512 });
    const runtime = join(fetched, 'runtimes', platform.name);
    for (const part of [join(runtime, 'lib', 'net10.0'), join(runtime, 'native')]) {
      for (const file of listFiles(part))
        linkOrCopy(file, join(frameworkFolder(work, framework), relative(part, file)));
    }
  }
  linkOrCopy(
    join(frameworkFolder(work, coreFramework), 'hostfxr.dll'),
    join(work, 'host', 'fxr', version, 'hostfxr.dll'),
  );
  replacePath(work, folder);
  return folder;
}

/** @param {string} dotnet its folder @param {string} framework */
function frameworkFolder(dotnet, framework) {
  return join(dotnet, 'shared', framework, version);
}
