import { say } from '../core/say.ts';

/** The system's code of an error, and what it means if users meet it often: "EROFS: the file system is read-only". */
export function describeCode(code: string): string {
  const meaning = meanings[code];
  return meaning === undefined ? code : say`${code}: ${meaning}`;
}

const meanings: Readonly<Record<string, string>> = {
  EACCES: say`access is denied`,
  EPERM: say`access is denied`,
  EROFS: say`the file system is read-only`,
  ENOSPC: say`the disk is full`,
  EDQUOT: say`the disk quota is used up`,
  ENOTDIR: say`part of the path is a file, not a folder`,
};
