import { type FileCalls, systemCodeOf } from './fileCalls.ts';

type Calls = Pick<FileCalls, 'chmodSync' | 'lstatSync' | 'mkdirSync'>;

/**
 * Makes a folder for this user alone, and those above it that are missing; what is there stays as it is. Throws the system's
 * own error about the folder that cannot be made: `recursive` of Node calls a read-only disk ENOENT, and does not end in /proc.
 */
export function makeFolder(path: string, calls: Calls, parentOf: (path: string) => string): void {
  try {
    makeOne(path, calls);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT' || parentOf(path) === path) throw error;
    makeFolder(parentOf(path), calls, parentOf);
    makeOne(path, calls);
  }
}

function makeOne(path: string, calls: Calls): void {
  try {
    calls.mkdirSync(path, 0o700);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return;
    throw error;
  }
  // Only a umask that takes rights from the user himself leaves another mode.
  const mode = calls.lstatSync(path).mode & 0o777;
  if (mode !== 0o700) calls.chmodSync(path, 0o700);
}
