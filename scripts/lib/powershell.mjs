import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hostProgram } from './host.mjs';
import { CommandFailed, runQuietly } from './run.mjs';

/**
 * The PowerShell that tests and demo run in: the one that AWSROLE_PWSH names, else pwsh on PATH, else Windows PowerShell,
 * else this project's own host (AWSROLE_PWSH=host), which then has to be built.
 * @returns {{ program: string, isHost: boolean }}
 */
export function findPowerShell(environment = process.env) {
  if (environment.AWSROLE_PWSH === 'host') return { program: hostProgram, isHost: true };
  const names = environment.AWSROLE_PWSH ? [environment.AWSROLE_PWSH] : ['pwsh', 'powershell'];
  const program = names.map((name) => findProgram(name, environment)).find((path) => path !== undefined);
  if (program) return { program, isHost: false };
  if (environment.AWSROLE_PWSH) throw new Error(`There is no program ${environment.AWSROLE_PWSH} (AWSROLE_PWSH).`);
  return { program: hostProgram, isHost: true };
}

/** The PowerShell for Pester files: the project's host also where a real one has no Pester 5. */
export async function findPesterShell(environment = process.env) {
  const shell = findPowerShell(environment);
  if (shell.isHost || environment.AWSROLE_PWSH || (await hasPester(shell.program))) return shell;
  return { program: hostProgram, isHost: true };
}

async function hasPester(program) {
  const question =
    'exit [int] (-not (Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 }))';
  try {
    await runQuietly(program, ['-NoProfile', '-Command', question]);
    return true;
  } catch (error) {
    if (error instanceof CommandFailed) return false;
    throw error;
  }
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name, { PATH = '', PATHEXT = '.EXE' }) {
  const endings = process.platform === 'win32' ? ['', ...PATHEXT.toLowerCase().split(';')] : [''];
  const folders = /[\\/]/.test(name) ? [''] : PATH.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
