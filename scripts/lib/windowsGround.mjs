import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { renderLauncher } from '../../tests/support/windows/programs.mjs';
import { fetchNodePackage } from './fetchNode.mjs';
import { linkOrCopy, listFiles, makeWorkPath, replacePath, writeWhole } from './files.mjs';
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
  // Built like this machine's module, except for the engine.
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
 * The variable without which .NET occasionally crashes under wine with an internal error.
 * @type {[name: string, value: string]}
 */
const noCrash = ['DOTNET_EnableWriteXorExecute', '0'];

const windowsPowerShell = 'system32/WindowsPowerShell/v1.0';

/**
 * Prepares everything that the module's tests need on Windows; downloads what is not cached.
 * @returns {Promise<{ shell: string, env: NodeJS.ProcessEnv, links: Record<string, string> }>} the program of
 * PowerShell, its variables, and the links on drive C
 */
export async function prepareGround() {
  const dotnet = await layOutDotnet();
  const shell = await compilePowerShell('windows', () =>
    runtimes.map(({ framework }) => frameworkFolder(dotnet, framework)),
  );
  // On Windows, the engine encrypts secrets with the Windows PowerShell that comes with it; here PowerShell 7 takes its place. The engine
  // gives it few variables, so a launcher sets the one that it needs here.
  const pwsh = `C:\\windows\\${windowsPowerShell.replaceAll('/', '\\')}\\pwsh.exe`;
  writeWhole(join(shell, 'powershell.exe'), renderLauncher(pwsh, ...noCrash));
  const node = dirname(nodeProgram(await fetchNodePackage(platform), platform));
  return {
    shell: join(shell, 'pwsh.exe'),
    env: {
      [noCrash[0]]: noCrash[1],
      WINEPATH: toWindowsPath(node),
      AWSROLE_MODULE: toWindowsPath(windowsModuleFolder),
      // Tells the tests that they may change the environment of this user.
      CI: '1',
      ...quietVariables,
    },
    links: { 'Program Files/dotnet': dotnet, [`windows/${windowsPowerShell}`]: shell },
  };
}

/** Lays out .NET for Windows in the folders of its installer, from the runtime packages on NuGet. */
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

/** @param {string} dotnet the folder of .NET @param {string} framework */
function frameworkFolder(dotnet, framework) {
  return join(dotnet, 'shared', framework, version);
}
