import { removePath } from './lib/files.mjs';
import { inDist } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';

/** Removes the build output; installed packages stay. */
function clean() {
  removePath(inDist());
}

await runMain(import.meta.url, clean);
