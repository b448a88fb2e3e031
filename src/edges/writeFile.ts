import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadCrypto } from './node.ts';

/** Writes a whole file, for its owner alone; answers false when that cannot be done. An edge, given as an argument. */
export type WriteFile = (path: string, text: string) => boolean;

/** Writes beside the file and renames, so that aws-cli, reading at the same time, never sees half of it. */
export const replaceFile: WriteFile = (path, text) => {
  const temporary = `${path}.${loadCrypto().randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, text, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    return true;
  } catch {
    remove(temporary);
    return false;
  }
};

/** Best effort: where nothing could be written there may be nothing to remove either. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder of the path is none: the file was never made.
  }
}
