import { rmSync } from 'node:fs';
import { inDist, inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/** Removes what was built; installed packages stay. */
function clean() {
  const host = inRoot('tests', 'support', 'host');
  for (const folder of [inDist(), `${host}/bin`, `${host}/obj`])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

await runMain(import.meta.url, clean);
