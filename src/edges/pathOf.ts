import { posix, win32 } from 'node:path';

/** How paths are written on a system. */
export function pathOf(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
