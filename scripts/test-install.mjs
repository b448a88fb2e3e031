import { build } from './build.mjs';
import { installPackages, installPackagesStep } from './lib/installPackages.mjs';
import { withLock } from './lib/lock.mjs';
import { nodePackageFolder } from './lib/nodeBinary.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPester, listPesterFiles, runPester } from './lib/pester.mjs';
import { findPowerShell } from './lib/powershell.mjs';
import { runMain, withProgress } from './lib/run.mjs';
import { isUpToDate, runStep } from './lib/stamps.mjs';
import { concludeTests } from './lib/testReport.mjs';

/**
 * `npm run test:install`: tests the installation of the module with PowerShell's own commands from a repository in a local folder: install,
 * import, switch in both ways, update, and uninstall. It builds the packages for this machine.
 */
async function testInstall() {
  // On Windows, user modules are in the documents folder, which no variable can move: the tests would install into the real one.
  if (process.platform === 'win32') throw new Error('The installation tests run on Linux and macOS.');
  await build({ sts: true });
  await withLock('build', async () => {
    if (!isUpToDate(installPackagesStep))
      await withProgress(installPackagesStep.title, () => runStep(installPackagesStep));
  });
  process.env.AWSROLE_INSTALL_PACKAGES = installPackages;
  process.env.AWSROLE_INSTALL_NODE = `${nodePackageFolder()}/bin`;
  const programs = { shell: await findPowerShell(), pester: await findPester() };
  const { report, letGo } = runPester('test-install', listPesterFiles(inRoot('tests', 'install'), []), programs);
  letGo();
  return concludeTests('test-install', await report);
}

await runMain(import.meta.url, testInstall);
