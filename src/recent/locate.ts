import { posix, win32 } from 'node:path';
import { type Home, locateVault } from '../session/locate.ts';

/** The file that says which profiles were taken lately: in AWSROLE_DATA_DIR, else beside the vault. */
export function locateRecent(home: Home): string {
  const path = home.platform === 'win32' ? win32 : posix;
  const vault = locateVault(home);
  return path.join(home.environment['AWSROLE_DATA_DIR'] ? vault : path.dirname(vault), 'recent');
}
