import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Platform } from '../core/environment.ts';

/** A file or folder that others than this user and root could change. */
export interface Opening {
  readonly path: string;
  readonly isFolder: boolean;
  readonly why: 'owner' | 'mode';
}

/** What lets others change what is in a file: the file, a folder above it, or a link on the way to it and what is above that. */
export type FindOpening = (path: string) => Opening | undefined;

/**
 * By owners and mode bits; on Windows, where access lists decide, nothing is found. Rights of a group count as others' unless it is
 * the user's own, of the same number, as Debian and Red Hat give each user one. In a sticky folder no one can replace another's file.
 */
export function openOpenings(platform: Platform, userId: number | undefined): FindOpening {
  if (platform === 'win32' || userId === undefined) return () => undefined;
  return (path) => {
    if (!posix.isAbsolute(path) || stat(path) === undefined) return undefined;
    return [...listPlaces(path)].map((place) => judge(place, userId)).find((opening) => opening !== undefined);
  };
}

/** All that a path leads through, the nearest first: who can change one of them can have it lead elsewhere. */
function listPlaces(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const folder = posix.dirname(path);
  if (lstatSync(path).isSymbolicLink()) listPlaces(posix.resolve(realpathSync(folder), readlinkSync(path)), found);
  return listPlaces(folder, found);
}

function judge(path: string, userId: number): Opening | undefined {
  // A link's own mode says nothing; its owner could have it lead elsewhere.
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
