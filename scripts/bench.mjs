import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { findPowerShell } from './lib/powershell.mjs';
import { runMain, runOnTerminal } from './lib/run.mjs';

/** `npm run bench [-- --growth] [words of rows]`: how fast the built module is beside its peers, in one run. */
async function bench(words) {
  const shell = findPowerShell();
  await build({ host: shell.isHost });
  const environment = { ...process.env, BENCH_SHELL: JSON.stringify(shell), POWERSHELL_TELEMETRY_OPTOUT: '1' };
  // It would make every Node here read a file of certificates.
  delete environment.NODE_EXTRA_CA_CERTS;
  const args = ['--import', 'tsx', inRoot('bench', 'main.ts'), ...words];
  return runOnTerminal(process.execPath, args, { env: environment });
}

await runMain(import.meta.url, () => bench(process.argv.slice(2)));
