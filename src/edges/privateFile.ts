import { constants } from 'node:fs';
import type { Platform } from '../core/environment.ts';
import { type FileCalls, patiently, systemCodeOf } from './fileCalls.ts';
import { replaceFile } from './replaceFile.ts';

/** Whose folder it must be, and how the machine is asked. */
export interface FolderSettings {
  readonly platform: Platform;
  /** undefined on Windows, where the folder's access list says whose it is. */
  readonly userId: number | undefined;
  readonly calls?: FileCalls;
  /** Waits that many milliseconds. */
  readonly pause?: (milliseconds: number) => void;
  /** Rights of others that nothing there may have; otherwise all of them. */
  readonly forbidden?: number;
  /** Windows: lets this user alone into a new folder; answers whether that worked. */
  readonly restrict?: (path: string) => boolean;
}

export type FolderTools = FolderSettings & Required<Pick<FolderSettings, 'calls' | 'pause' | 'forbidden'>>;

const mostBytes = 65_536;

/** Absent on Windows, where links need a right of their own. */
const noFollow = constants.O_NOFOLLOW ?? 0;
/** A pipe in the file's place must not hold us. */
const nonBlocking = constants.O_NONBLOCK ?? 0;

/** The text of a file that is this user's alone; undefined for any other, a link, a pipe, a folder, or one too big. */
export function readPrivateFile(path: string, tools: FolderTools): string | undefined {
  const file = openExisting(path, tools);
  if (file === undefined) return undefined;
  try {
    const stats = tools.calls.fstatSync(file);
    const isOurs = tools.platform === 'win32' || (stats.uid === tools.userId && (stats.mode & tools.forbidden) === 0);
    return stats.isFile() && isOurs && stats.size <= mostBytes ? readText(file, stats.size, tools) : undefined;
  } finally {
    tools.calls.closeSync(file);
  }
}

function openExisting(path: string, tools: FolderTools): number | undefined {
  try {
    return patiently(tools, () => tools.calls.openSync(path, constants.O_RDONLY | noFollow | nonBlocking));
  } catch (error) {
    if (noFileCodes.has(systemCodeOf(error))) return undefined;
    throw error;
  }
}

/** There is nothing, or something that is not a file of ours: a miss, which the next write corrects. */
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

/** Writes a file so that others see the old text or the new one, whole, whenever this process is killed. */
export function writePrivateFile(path: string, text: string, tools: FolderTools): undefined {
  try {
    writeOnce(path, text, tools);
  } catch (error) {
    // Another process took our temporary file for one left behind: this one was stopped for a while.
    if (systemCodeOf(error) !== 'ENOENT') throw error;
    writeOnce(path, text, tools);
  }
}

function writeOnce(path: string, text: string, tools: FolderTools): void {
  const { calls, platform } = tools;
  // A umask may have taken rights from us.
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
