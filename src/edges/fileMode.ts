import { statSync } from 'node:fs';

/** The permission bits of a file, such as 0o600; undefined where there is none, and on Windows, where they say nothing. */
export function readFileMode(platform: 'win32' | 'darwin' | 'linux'): (path: string) => number | undefined {
  if (platform === 'win32') return () => undefined;
  return (path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? undefined : found.mode & 0o777;
  };
}
