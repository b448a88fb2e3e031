import { posix, win32 } from 'node:path';
import type { Environment } from '../config/profile.ts';
import type { Edges } from '../edges/edges.ts';

/** What decides where sessions are kept. */
export type Home = Pick<Edges, 'environment' | 'platform' | 'homeDirectory'>;

/**
 * The folder of our own sessions: AWSROLE_CACHE_DIR, else where the system keeps caches of one user.
 */
export function locateSessions({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_CACHE_DIR'];
  if (given) return given;
  switch (platform) {
    case 'win32':
      return win32.join(localFolder(environment, homeDirectory), 'AwsRole', 'sessions');
    case 'darwin':
      return posix.join(homeDirectory, 'Library', 'Caches', 'AwsRole', 'sessions');
    case 'linux':
      return posix.join(xdgFolder(environment['XDG_CACHE_HOME'], homeDirectory, '.cache'), 'awsrole', 'sessions');
  }
}

/** The folder of what must outlive a cache that is emptied: sealed access keys, and the key that seals. */
export function locateVault({ environment, platform, homeDirectory }: Home): string {
  const given = environment['AWSROLE_DATA_DIR'];
  if (given) return given;
  switch (platform) {
    case 'win32':
      return win32.join(localFolder(environment, homeDirectory), 'AwsRole', 'vault');
    case 'darwin':
      return posix.join(homeDirectory, 'Library', 'Application Support', 'AwsRole', 'vault');
    case 'linux':
      return posix.join(xdgFolder(environment['XDG_DATA_HOME'], homeDirectory, '.local/share'), 'awsrole', 'vault');
  }
}

/** The folder of aws-cli's sessions (awscli/customizations/assumerole.py). */
export function locateAwsCliSessions({ platform, homeDirectory }: Home): string {
  return (platform === 'win32' ? win32 : posix).join(homeDirectory, '.aws', 'cli', 'cache');
}

function localFolder(environment: Environment, homeDirectory: string): string {
  return environment['LOCALAPPDATA'] || win32.join(homeDirectory, 'AppData', 'Local');
}

/** A relative path counts for nothing (XDG Base Directory Specification). */
function xdgFolder(named: string | undefined, homeDirectory: string, usual: string): string {
  return named !== undefined && posix.isAbsolute(named) ? named : posix.join(homeDirectory, usual);
}
