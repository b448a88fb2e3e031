import { fchmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type FileCalls, pauseThread, realFileCalls } from './fileCalls.ts';
import { replaceFile } from './replaceFile.ts';

/** How many backups of a file are kept; older ones are removed. */
export const maxBackups = 7;

/**
 * Backs up a file before its first edit of a day (UTC), as `config.2026-11-24.bak` next to it, readable only by its owner.
 * Throws if the backup cannot be written, so that the edit does not happen without one.
 */
export function backUp(file: string, bytes: Uint8Array, date: Date, calls: FileCalls = realFileCalls): void {
  const path = `${file}.${date.toISOString().slice(0, 10)}${ending}`;
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  // Written in one step: a backup cut short by a full disk or a kill would count as the backup of that day.
  const prepare = (open: number) => fchmodSync(open, 0o600);
  replaceFile(path, bytes, { platform: platform(), pause: pauseThread, calls, prepare });
  for (const old of listBackups(file).slice(0, -maxBackups)) rmSync(old, { force: true });
}

const ending = '.bak';

/** The backups of a file, oldest first. */
function listBackups(file: string): string[] {
  const start = `${basename(file)}.`;
  const isBackup = (name: string) => name.startsWith(start) && /^\d{4}-\d\d-\d\d\.bak$/.test(name.slice(start.length));
  return readdirSync(dirname(file))
    .filter(isBackup)
    .sort()
    .map((name) => join(dirname(file), name));
}
