import { posix, win32 } from 'node:path';
import type { Edges } from '../edges/edges.ts';

/** What decides where sessions are kept. */
export type Home = Pick<Edges, 'environment' | 'platform' | 'homeDirectory'>;

/**
 * The folder of our own sessions: AWSROLE_CACHE_DIR, else where the system keeps caches of one user. A relative
 * XDG_CACHE_HOME counts for nothing (XDG Base Directory Specification).
 */
export function locateSessions({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_CACHE_DIR'];
  if (given) return given;
  switch (platform) {
    case 'win32': {
      const local = environment['LOCALAPPDATA'] || win32.join(homeDirectory, 'AppData', 'Local');
      return win32.join(local, 'AwsRole', 'sessions');
    }
    case 'darwin':
      return posix.join(homeDirectory, 'Library', 'Caches', 'AwsRole', 'sessions');
    case 'linux': {
      const named = environment['XDG_CACHE_HOME'] ?? '';
      const caches = posix.isAbsolute(named) ? named : posix.join(homeDirectory, '.cache');
      return posix.join(caches, 'awsrole', 'sessions');
    }
  }
}

/** The folder of aws-cli's sessions (awscli/customizations/assumerole.py). */
export function locateAwsCliSessions({ platform, homeDirectory }: Home): string {
  return (platform === 'win32' ? win32 : posix).join(homeDirectory, '.aws', 'cli', 'cache');
}
