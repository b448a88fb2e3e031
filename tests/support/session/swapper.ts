import { renameSync, rmSync, symlinkSync } from 'node:fs';

/**
 * Swaps a folder and a link as fast as it can, until it is killed: `swapper <folder> <target>`. Code between a check and the use finds
 * either of them.
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

/** While the folder name is briefly free, another folder may be created there, even twice: remove it. */
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
    // It is being written to: try again.
  }
}
