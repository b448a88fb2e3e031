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
 * Brings `dist` up to date: the engine for this machine, the module with it inside, and, when asked, the local STS of
 * tests and demo, and what tests run in Windows programs with (wine). What is up to date stays.
 * @param {{ sts?: boolean, windows?: boolean }} [options]
 * @returns {Promise<string[]>} what was made anew
 */
export async function build({ sts = false, windows = false } = {}) {
  await ensureInstalled();
  const forWindows = windows ? [windowsModuleStep, describePrefixStep()] : [];
  const steps = [bundleStep, engineStep, moduleStep, ...(sts ? [stsStep] : []), ...forWindows];
  return withLock('build', async () => {
    removeLeftWork();
    const made = [];
    // One after the other: a step's inputs are the outputs of the one before.
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
