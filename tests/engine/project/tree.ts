import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A path inside the project. */
export function inRoot(...parts: readonly string[]): string {
  return join(import.meta.dirname, '..', '..', '..', ...parts);
}

/** The text of one of the project's files. */
export function readText(file: string): string {
  return readFileSync(inRoot(file), 'utf8');
}

/** The folders right under a folder of the project, by their names. */
export function listFolders(folder: string): string[] {
  const entries = readdirSync(inRoot(folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Every file under a folder of the project, as paths from the project's folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
