import { constants } from 'node:fs';
import type { Platform } from '../core/environment.ts';
import { type FileCalls, retryWhileInUse, systemCodeOf } from './fileCalls.ts';
import { replaceFile } from './replaceFile.ts';

/** Who must own the folder, and how to access it. */
export interface FolderSettings {
  readonly platform: Platform;
  /** undefined on Windows, where the access list of the folder decides. */
  readonly userId: number | undefined;
  readonly calls?: FileCalls;
  /** Waits for that many milliseconds. */
  readonly pause?: (milliseconds: number) => void;
  /** The mode bits that neither the folder nor its files may have; by default, all bits of group and others. */
  readonly forbidden?: number;
  /** Windows: gives only this user access to a new folder; returns whether that worked. */
  readonly restrict?: (path: string) => boolean;
}

export type FolderTools = FolderSettings & Required<Pick<FolderSettings, 'calls' | 'pause' | 'forbidden'>>;

/** More than any session: an answer of AWS has at most 1 MB, and encryption adds a third. */
const maxBytes = 2_097_152;

/** Missing on Windows, where creating links requires a privilege. */
const noFollow = constants.O_NOFOLLOW ?? 0;
/** Without it, opening a pipe in place of the file would block. */
const nonBlocking = constants.O_NONBLOCK ?? 0;

/** The text of a file that only this user can access; undefined for any other file, a link, a pipe, a folder, or a large file. */
export function readPrivateFile(path: string, tools: FolderTools): string | undefined {
  const file = openExisting(path, tools);
  if (file === undefined) return undefined;
  try {
    const stats = tools.calls.fstatSync(file);
    const isOurs = tools.platform === 'win32' || (stats.uid === tools.userId && (stats.mode & tools.forbidden) === 0);
    return stats.isFile() && isOurs && stats.size <= maxBytes ? readText(file, stats.size, tools) : undefined;
  } finally {
    tools.calls.closeSync(file);
  }
}

function openExisting(path: string, tools: FolderTools): number | undefined {
  try {
    return retryWhileInUse(tools, () => tools.calls.openSync(path, constants.O_RDONLY | noFollow | nonBlocking));
  } catch (error) {
    if (noFileCodes.has(systemCodeOf(error))) return undefined;
    throw error;
  }
}

/** Nothing is there, or something that is not our file: a cache miss, which the next write corrects. */
const noFileCodes = new Set(['ENOENT', 'ELOOP', 'EISDIR', 'ENOTDIR', 'ENXIO', 'EACCES', 'EPERM']);

function readText(file: number, size: number, { calls }: FolderTools): string {
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const count = calls.readSync(file, bytes, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return bytes.toString('utf8', 0, length);
}

/** Replaces a file in one step: even if this process is killed, others see either the whole old text or the whole new one. */
export function writePrivateFile(path: string, text: string, tools: FolderTools): undefined {
  try {
    writeOnce(path, text, tools);
  } catch (error) {
    // This process was suspended for a while, so another one removed our temporary file as a leftover.
    if (systemCodeOf(error) !== 'ENOENT') throw error;
    writeOnce(path, text, tools);
  }
}

function writeOnce(path: string, text: string, tools: FolderTools): void {
  const { calls, platform } = tools;
  // The umask may have removed permissions of the owner.
  const prepare = (file: number) => (platform === 'win32' ? undefined : calls.fchmodSync(file, 0o600));
  const write = () => replaceFile(path, Buffer.from(text, 'utf8'), { ...tools, prepare });
  try {
    write();
  } catch (error) {
    if (calls.lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
    calls.rmSync(path, { recursive: true, force: true });
    write();
  }
}
