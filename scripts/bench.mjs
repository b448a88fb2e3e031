import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPowerShell, powerShellEnvironment } from './lib/powershell.mjs';
import { runMain, runOnTerminal } from './lib/run.mjs';

/**
 * `npm run bench [-- --growth] [words of rows]`: how fast the built module is beside its peers, in one run; `--files`: how many
 * files of the engine a switch runs.
 * @param {string[]} words
 */
async function bench(words) {
  await build();
  const shell = await findPowerShell();
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, BENCH_SHELL: shell, ...powerShellEnvironment() };
  // It would make every Node here read a file of certificates.
  delete environment.NODE_EXTRA_CA_CERTS;
  const args = ['--import', 'tsx', inRoot('bench', 'main.ts'), ...words];
  return runOnTerminal(process.execPath, args, { env: environment });
}

await runMain(import.meta.url, () => bench(process.argv.slice(2)));
