import { removePath } from './lib/files.mjs';
import { inDist, inRoot } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/** Removes what was built; installed packages stay. */
function clean() {
  const host = inRoot('tests', 'support', 'host');
  for (const folder of [inDist(), `${host}/bin`, `${host}/obj`]) removePath(folder);
}

await runMain(import.meta.url, clean);
