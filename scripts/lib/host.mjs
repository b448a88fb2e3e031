import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkPath, replacePath } from './files.mjs';
import { inDist, inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';

const source = inRoot('tests', 'support', 'host');

/** The PowerShell host for machines without PowerShell; its command line is that of pwsh. */
export const hostProgram = inDist('host', process.platform === 'win32' ? 'awsrole-pwsh.exe' : 'awsrole-pwsh');

/** @type {import('./stamps.mjs').Step} */
export const hostStep = {
  name: 'host',
  title: 'Builds the PowerShell host (.NET)',
  inputs: [
    join(source, 'src'),
    join(source, 'awsrole-pwsh.csproj'),
    join(source, 'packages.lock.json'),
    inRoot('scripts', 'lib', 'host.mjs'),
  ],
  outputs: [hostProgram],
  run: publishHost,
};

async function publishHost() {
  if (!existsSync(source)) throw new Error('tests/support/host is missing.');
  const folder = makeWorkPath('host');
  mkdirSync(folder, { recursive: true });
  try {
    await runQuietly('dotnet', ['publish', source, ...publishOptions, '-o', folder], { env: buildEnvironment() });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    throw new Error('Neither pwsh nor the .NET SDK is on PATH: install one of them to run the module here.');
  }
  replacePath(folder, inDist('host'));
}

// No build server may stay behind when the build is done.
const publishOptions = ['-c', 'Release', '-nologo', '-v', 'quiet', '-nodeReuse:false', '-p:UseSharedCompilation=false'];

function buildEnvironment() {
  return { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1', MSBUILDDISABLENODEREUSE: '1' };
}
