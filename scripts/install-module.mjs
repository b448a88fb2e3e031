import { cpSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { removePath } from './lib/files.mjs';
import { moduleFolder } from './lib/moduleFolder.mjs';
import { readPackage } from './lib/paths.mjs';
import { runMain, runQuietly } from './lib/run.mjs';

/** Copies the built module to where this person's PowerShell finds it, in a folder named after its version. */
async function installModule() {
  await build();
  for (const folder of await listModuleFolders()) {
    const target = join(folder, 'AwsRole', readPackage().version);
    // Beside its place first: nobody ever loads half a module.
    const copy = `${target}.new`;
    removePath(copy);
    cpSync(moduleFolder, copy, { recursive: true });
    removePath(target);
    renameSync(copy, target);
    console.log(`Installed ${target}`);
  }
  console.log('Import-Module AwsRole');
}

/** Windows has one such folder for each edition of PowerShell, in a documents folder that may be anywhere. */
async function listModuleFolders() {
  if (process.platform !== 'win32') {
    return [join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'powershell', 'Modules')];
  }
  const question = "[Environment]::GetFolderPath('MyDocuments')";
  const documents = (await runQuietly('powershell.exe', ['-NoProfile', '-Command', question])).trim();
  return ['WindowsPowerShell', 'PowerShell'].map((edition) => join(documents, edition, 'Modules'));
}

await runMain(import.meta.url, installModule);
