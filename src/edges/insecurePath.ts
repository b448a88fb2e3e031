import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Platform } from '../core/environment.ts';

/** A file or folder that users other than this one and root can change. */
export interface InsecurePath {
  readonly path: string;
  readonly isFolder: boolean;
  readonly why: 'owner' | 'mode';
}

/** Finds what lets others change a file: the file itself, a folder above it, or a link in its path and the folders above that. */
export type FindInsecurePath = (path: string) => InsecurePath | undefined;

/**
 * Checks owners and mode bits; finds nothing on Windows, where access lists decide. A group counts as others, unless it is the user's
 * private group with the same ID, as on Debian and Red Hat. In a sticky folder, users cannot replace each other's files.
 */
export function openPathCheck(platform: Platform, userId: number | undefined): FindInsecurePath {
  if (platform === 'win32' || userId === undefined) return () => undefined;
  return (path) => {
    if (!posix.isAbsolute(path) || stat(path) === undefined) return undefined;
    return [...listPlaces(path)].map((place) => checkPath(place, userId)).find((found) => found !== undefined);
  };
}

/** Every file, folder, and link that a path goes through, nearest first: whoever can change one of them can redirect the path. */
function listPlaces(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const folder = posix.dirname(path);
  if (lstatSync(path).isSymbolicLink()) listPlaces(posix.resolve(realpathSync(folder), readlinkSync(path)), found);
  return listPlaces(folder, found);
}

function checkPath(path: string, userId: number): InsecurePath | undefined {
  // The mode of a link means nothing, but its owner could redirect it.
  const owner = lstatSync(path, { throwIfNoEntry: false })?.uid;
  const stats = stat(path);
  if (owner === undefined || stats === undefined) return undefined;
  const isFolder = stats.isDirectory();
  const isOwn = [owner, stats.uid].every((id) => id === userId || id === 0);
  if (!isOwn) return { path, isFolder, why: 'owner' };
  const forbidden = stats.gid === userId && stats.uid === userId ? 0o002 : 0o022;
  const isSticky = isFolder && (stats.mode & 0o1000) !== 0;
  return (stats.mode & forbidden) !== 0 && !isSticky ? { path, isFolder, why: 'mode' } : undefined;
}

function stat(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
