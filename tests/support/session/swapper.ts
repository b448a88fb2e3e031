import { renameSync, rmSync, symlinkSync } from 'node:fs';

/**
 * Puts a link in the place of a folder and the folder back, as fast as it can, until it is killed: `swapper <folder>
 * <target>`. What stands between check and use meets the one or the other.
 */
const [folder = '', target = ''] = process.argv.slice(2);
const [hidden, link] = [`${folder}.hidden`, `${folder}.link`];
symlinkSync(target, link);
process.stdout.write('ready\n');
for (;;) {
  move(folder, hidden);
  move(link, folder);
  move(folder, link);
  move(hidden, folder);
}

/** While the folder's name is free for a moment, another folder may be made there, even twice: it has to go. */
function move(from: string, to: string): void {
  for (;;) {
    try {
      renameSync(from, to);
      return;
    } catch {
      clear(to);
    }
  }
}

function clear(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is being written to: once more.
  }
}
