import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { removePath, removeUnused, replacePath } from './lib/files.mjs';
import { moduleFolder } from './lib/moduleFolder.mjs';
import { listModuleHomes } from './lib/moduleHomes.mjs';
import { readPackage } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/** Copies the built module to the user's PowerShell module folders, in a folder named after its version. */
async function installModule() {
  await build();
  const { version } = readPackage();
  for (const home of await listModuleHomes()) {
    const folder = join(home, 'AwsRole');
    // Copied next to its target first, so that no shell ever loads half a module.
    const [target, copy] = [join(folder, version), join(folder, `${version}.new`)];
    removePath(copy);
    cpSync(moduleFolder, copy, { recursive: true });
    sweepOld(folder);
    replacePath(copy, target, join(folder, `${version}.old-${process.pid}`));
    console.log(`Installed ${target}`);
  }
  console.log('Import-Module AwsRole');
}

/** Removes earlier versions; on Windows, running programs cannot be deleted and stay until the next time. @param {string} folder */
function sweepOld(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((one) => /\.old-\d+$/.test(one))) removeUnused(join(folder, name));
}

await runMain(import.meta.url, installModule);
