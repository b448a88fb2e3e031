import * as fs from 'node:fs';
import { systemCodeOf } from './fileCalls.ts';

export type OwnerCalls = Pick<typeof fs, 'fchmodSync' | 'fchownSync' | 'fstatSync'>;

/**
 * Gives an open new file the owner and the group of the one that it will replace, and then the mode. A group that this
 * user may not give away gets no rights: they would go to a group that had none. Throws when the owner cannot be kept.
 */
export function keepOwner(file: number, before: fs.Stats, mode: number, calls: OwnerCalls = fs): void {
  const { uid, gid } = calls.fstatSync(file);
  const isSame = before.uid === uid && before.gid === gid;
  const isKept = isSame || tryChown(file, before, before.uid === uid, calls);
  calls.fchmodSync(file, isKept ? mode : mode & ~0o070);
}

function tryChown(file: number, { uid, gid }: fs.Stats, mayFail: boolean, calls: OwnerCalls): boolean {
  try {
    calls.fchownSync(file, uid, gid);
    return true;
  } catch (error) {
    if (mayFail && systemCodeOf(error) === 'EPERM') return false;
    throw error;
  }
}
