import { statSync } from 'node:fs';
import type { Edges } from './edges.ts';

/**
 * The permission bits of a file, such as 0o600; undefined where there is none or it cannot be looked at, and on Windows,
 * where the bits say nothing.
 */
export function readFileMode(platform: Edges['platform']): (path: string) => number | undefined {
  if (platform === 'win32') return () => undefined;
  return (path) => {
    try {
      return statSync(path).mode & 0o777;
    } catch {
      return undefined;
    }
  };
}
