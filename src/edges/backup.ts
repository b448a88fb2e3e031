import { fchmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type FileCalls, pauseThread, realFileCalls } from './fileCalls.ts';
import { replaceFile } from './replaceFile.ts';

/** How many backups of a file are kept: the newest. */
export const keptBackups = 7;

/**
 * Keeps what a file was before the first edit of a day (UTC): `config.2026-11-24.bak` next to it, for its owner alone.
 * Throws when that cannot be written: then nothing else may be.
 */
export function keepBackup(file: string, bytes: Uint8Array, date: Date, calls: FileCalls = realFileCalls): void {
  const path = `${file}.${date.toISOString().slice(0, 10)}${ending}`;
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  // Whole or not at all: what a full disk or a kill cut short would count for that day.
  const prepare = (open: number) => fchmodSync(open, 0o600);
  replaceFile(path, bytes, { platform: platform(), pause: pauseThread, calls, prepare });
  for (const old of listBackups(file).slice(0, -keptBackups)) rmSync(old, { force: true });
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
