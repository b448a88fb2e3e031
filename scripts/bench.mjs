import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPowerShell, powerShellEnvironment } from './lib/powershell.mjs';
import { runMain, runOnTerminal } from './lib/run.mjs';

/**
 * `npm run bench [-- --growth] [words of rows]`: measures the built module against comparable tools, in one run. `--files`: counts the
 * engine files that a switch runs.
 * @param {string[]} words
 */
async function bench(words) {
  await build();
  const shell = await findPowerShell();
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, BENCH_SHELL: shell, ...powerShellEnvironment() };
  // With it, every Node.js here would read a file of certificates.
  delete environment.NODE_EXTRA_CA_CERTS;
  const args = ['--import', 'tsx', inRoot('bench', 'main.ts'), ...words];
  return runOnTerminal(process.execPath, args, { env: environment });
}

await runMain(import.meta.url, () => bench(process.argv.slice(2)));
