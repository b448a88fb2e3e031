import { constants } from 'node:fs';
import { systemCodeOf } from './fileCalls.ts';
import type { FolderTools } from './folderTools.ts';
import { patiently } from './patiently.ts';

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

/** Nothing there, or something that is no file of ours: a miss, put right by the next write. */
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
export function writePrivateFile(base: string, name: string, text: string, tools: FolderTools): undefined {
  try {
    writeOnce(base, name, text, tools);
  } catch (error) {
    // Another process took our temporary file for one left behind: this one was stopped for a while.
    if (systemCodeOf(error) !== 'ENOENT') throw error;
    writeOnce(base, name, text, tools);
  }
}

function writeOnce(base: string, name: string, text: string, tools: FolderTools): void {
  const temporary = `${base}/${name}.${makeUnique()}${temporarySuffix}`;
  try {
    writeTemporary(temporary, text, tools);
    replaceFile(temporary, `${base}/${name}`, tools);
  } catch (error) {
    tools.calls.rmSync(temporary, { force: true });
    throw error;
  }
}

/** What a killed process can leave behind ends so, and nothing that another program wrote. */
export const temporarySuffix = '.awsrole-tmp';

function makeUnique(): string {
  return Math.random().toString(36).slice(2);
}

function writeTemporary(path: string, text: string, { calls, platform }: FolderTools): void {
  const file = calls.openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow, 0o600);
  try {
    // A umask may have taken rights from us.
    if (platform !== 'win32') calls.fchmodSync(file, 0o600);
    let rest = Buffer.from(text, 'utf8');
    while (rest.length > 0) rest = rest.subarray(calls.writeSync(file, rest));
    calls.fsyncSync(file);
  } finally {
    calls.closeSync(file);
  }
}

function replaceFile(from: string, to: string, tools: FolderTools): void {
  try {
    patiently(tools, () => tools.calls.renameSync(from, to));
  } catch (error) {
    if (tools.calls.lstatSync(to, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
    tools.calls.rmSync(to, { recursive: true, force: true });
    tools.calls.renameSync(from, to);
  }
}
