import { ensureInstalled } from './ensure.mjs';
import { bundleStep } from './lib/bundle.mjs';
import { engineStep } from './lib/engine.mjs';
import { removeLeftWork } from './lib/files.mjs';
import { withLock } from './lib/lock.mjs';
import { moduleStep } from './lib/moduleFolder.mjs';
import { shortPath } from './lib/paths.mjs';
import { runMain, withProgress } from './lib/run.mjs';
import { isUpToDate, runStep } from './lib/stamps.mjs';
import { stsStep } from './lib/stsServer.mjs';
import { windowsModuleStep } from './lib/windowsGround.mjs';
import { describePrefixStep } from './lib/wine.mjs';

/**
 * Brings `dist` up to date: the engine for this machine, the module that contains it, and, if requested, the local STS of tests and demo,
 * and the environment for tests in Windows programs (wine). Outputs that are up to date stay.
 * @param {{ sts?: boolean, windows?: boolean }} [options]
 * @returns {Promise<string[]>} the outputs that were rebuilt
 */
export async function build({ sts = false, windows = false } = {}) {
  await ensureInstalled();
  const forWindows = windows ? [windowsModuleStep, describePrefixStep()] : [];
  const steps = [bundleStep, engineStep, moduleStep, ...(sts ? [stsStep] : []), ...forWindows];
  return withLock('build', async () => {
    removeLeftWork();
    const made = [];
    // In sequence: a step's inputs are the outputs of the previous step.
    for (const step of steps) {
      if (isUpToDate(step)) continue;
      await withProgress(step.title, () => runStep(step));
      made.push(...step.outputs.map(shortPath));
    }
    return made;
  });
}

await runMain(import.meta.url, async () => {
  const made = await build({ sts: true });
  console.log(made.length > 0 ? `Built ${made.join(', ')}.` : 'Everything is up to date.');
});
