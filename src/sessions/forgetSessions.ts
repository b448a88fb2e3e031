import type { SessionEdges } from '../edges/edges.ts';
import { locateSessions } from '../edges/places.ts';
import { temporarySuffix } from '../edges/replaceFile.ts';
import { openAwsCliStore } from './awsCli/store.ts';
import { readClock, tellOnce } from './cache.ts';
import { describeSession, matchesFilter, type SessionFilter } from './listSessions.ts';
import { type Codec, openStore, plain, sealedEnding } from './store.ts';

/**
 * Deletes cached sessions, all or those that match, also from the AWS CLI's cache. Without a filter removes all our cache
 * files, even unreadable ones. Returns the number of deleted sessions. AWS accepts them until they expire, so a copy can
 * still be used.
 */
export function forgetSessions(edges: SessionEdges, filter: SessionFilter = {}, codec: Codec = plain): number {
  const count = forgetMatching(edges, filter, codec);
  if (Object.keys(filter).length === 0) removeFiles(edges, [plain.ending, sealedEnding, temporarySuffix]);
  return count;
}

/** Deletes unencrypted sessions, after the user has turned on encryption. */
export function forgetUnsealed(edges: SessionEdges): void {
  forgetMatching(edges, {}, plain);
  removeFiles(edges, [plain.ending]);
}

/** Deletes the sessions that depend on a file: those of an SSO token that is removed. */
export function forgetSessionsOfFile(edges: SessionEdges, file: string, codec: Codec = plain): void {
  const store = openStore(edges.machine.openFolder(locateSessions(edges)), tellOnce(edges), codec);
  for (const { name, session } of store.list()) if (session.whileFile === file) store.remove(name);
}

function forgetMatching(edges: SessionEdges, filter: SessionFilter, codec: Codec): number {
  const store = openStore(edges.machine.openFolder(locateSessions(edges)), tellOnce(edges), codec);
  const awsCli = openAwsCliStore(edges);
  const clock = readClock(edges);
  const chosen = store.list().filter(({ session }) => matchesFilter(describeSession(session, clock), filter));
  for (const { session } of chosen) {
    if (session.sharedFile !== undefined) awsCli.remove(session.sharedFile, session.credentials.accessKeyId);
  }
  return chosen.filter(({ name }) => store.remove(name)).length;
}

function removeFiles(edges: SessionEdges, endings: readonly string[]): void {
  const folder = edges.machine.openFolder(locateSessions(edges));
  const files = folder.list();
  if (files.kind !== 'done') return;
  for (const file of files.value.filter((name) => endings.some((ending) => name.endsWith(ending)))) folder.remove(file);
}
