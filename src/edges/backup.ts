import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemCodeOf } from './fileCalls.ts';

/** How many backups of a file are kept: the newest. */
export const keptBackups = 7;

/**
 * Keeps what a file was before the first edit of a day (UTC): `config.2026-11-24.bak` beside it, for its owner alone.
 * Throws when that cannot be written: then nothing else may be.
 */
export function keepBackup(file: string, bytes: Uint8Array, date: Date): void {
  const path = `${file}.${date.toISOString().slice(0, 10)}${ending}`;
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return;
    throw error;
  }
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
