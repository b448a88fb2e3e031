import { accessSync, chmodSync, constants, cpSync, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { compileAhead, findFramework } from './compileAhead.mjs';
import { makeWorkPath, replacePath } from './files.mjs';
import { withLock } from './lock.mjs';
import { fetchNuGetPackage } from './nuget.mjs';
import { inDist } from './paths.mjs';
import { runQuietly, withProgress } from './run.mjs';

const oldest = { major: 7, minor: 4 };

const powerShellTool = {
  name: 'PowerShell',
  version: '7.6.9',
  sha512: 'O3wOubVPYI1WqraiDIKHouPFK4sb6HxLnmk0BPvW0ANLNGiBk40ASUrCDD36WiKyTcQp6CTq7312qI3vwffzJg==',
};

/**
 * Finds the PowerShell for tests, demo, and benchmark: the one in AWSROLE_PWSH (`powershell` for 5.1), otherwise pwsh 7.4 or later on PATH,
 * otherwise the pinned version from NuGet, which runs on the .NET of the SDK.
 * @returns {Promise<string>} the full path of the program
 */
export async function findPowerShell(environment = process.env) {
  const { AWSROLE_PWSH: chosen } = environment;
  if (chosen) {
    const program = findProgram(chosen, environment);
    if (program) return program;
    throw new Error(`There is no program ${chosen} (AWSROLE_PWSH).`);
  }
  const installed = findProgram('pwsh', environment);
  if (installed && (await isNewEnough(installed))) return installed;
  return fetchPowerShell(environment);
}

/** Variables that disable PowerShell's telemetry and update check. */
export const quietVariables = { POWERSHELL_TELEMETRY_OPTOUT: '1', POWERSHELL_UPDATECHECK: 'Off' };

/**
 * Variables that make .NET compile quickly without optimization, and not recompile hot methods: most test code runs once. This halves the
 * compile time.
 */
export const quickCompiling = { DOTNET_TieredCompilation: '0', DOTNET_JITMinOpts: '1', DOTNET_EnableDiagnostics: '0' };

/** The variables for starting PowerShell: they locate its .NET and keep it quiet. */
export function powerShellEnvironment(environment = process.env) {
  const dotnet = findProgram('dotnet', environment);
  return {
    ...(dotnet && !environment.DOTNET_ROOT ? { DOTNET_ROOT: dirname(realpathSync(dotnet)) } : {}),
    ...quietVariables,
  };
}

/** The folder of the pinned PowerShell from NuGet. @param {'unix' | 'win'} system */
async function fetchPowerShellFolder(system) {
  return join(await fetchNuGetPackage(powerShellTool), 'tools', 'net10.0', 'any', system);
}

/**
 * Uses the pwsh program of the package: the shim of a .NET tool would be a parent process that can be killed without the shell.
 * @param {NodeJS.ProcessEnv} environment
 */
async function fetchPowerShell(environment) {
  if (process.platform === 'win32') return join(await fetchPowerShellFolder('win'), 'pwsh.exe');
  if (process.platform === 'linux' && process.arch === 'x64') return fetchForLinux(environment);
  throw new Error('There is no pwsh 7.4 or newer on PATH. Install PowerShell, then try again.');
}

/** @param {NodeJS.ProcessEnv} environment */
async function fetchForLinux(environment) {
  const folder = await compilePowerShell('linux', () => [findFramework(findProgram('dotnet', environment))]);
  return join(folder, 'pwsh');
}

/**
 * The folder of the pinned PowerShell for a system, compiled ahead of time once: then it starts in a third of the time, and tests take half
 * as long.
 * @param {'linux' | 'windows'} system
 * @param {() => string[]} listFrameworks returns the folders of the .NET frameworks that it runs on
 */
export async function compilePowerShell(system, listFrameworks) {
  const folder = inDist('.cache', `powershell-${powerShellTool.version}-${system}`);
  if (existsSync(folder)) return folder;
  const payload = await fetchPowerShellFolder(system === 'windows' ? 'win' : 'unix');
  await withLock('powershell', async () => {
    if (existsSync(folder)) return;
    await withProgress(`Compiling PowerShell for ${system}`, async () => {
      const work = makeWorkPath('powershell');
      cpSync(payload, work, { recursive: true });
      await compileAhead(compiledAssemblies, payload, work, { system, frameworks: listFrameworks() });
      chmodSync(join(work, system === 'windows' ? 'pwsh.exe' : 'pwsh'), 0o755);
      replacePath(work, folder);
    });
  });
  return folder;
}

/** The assemblies that are used at each start or in most tests. */
const compiledAssemblies = [
  'pwsh.dll',
  'System.Management.Automation.dll',
  'Microsoft.PowerShell.ConsoleHost.dll',
  'Microsoft.PowerShell.Commands.Management.dll',
  'Microsoft.PowerShell.Commands.Utility.dll',
  'Microsoft.PowerShell.Security.dll',
  'Newtonsoft.Json.dll',
];

/** @param {string} program */
async function isNewEnough(program) {
  const [major = 0, minor = 0] = (await runQuietly(program, ['--version'])).match(/\d+/g)?.map(Number) ?? [];
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}

/**
 * The full path of a program on PATH, or undefined.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} environment
 */
export function findProgram(name, { PATH = '', PATHEXT = '.EXE' }) {
  const endings = process.platform === 'win32' ? ['', ...PATHEXT.toLowerCase().split(';')] : [''];
  const folders = /[\\/]/.test(name) ? [''] : PATH.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
