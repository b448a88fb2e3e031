import type { SessionEdges } from '../edges/edges.ts';
import { locateSessions } from '../edges/places.ts';
import { temporarySuffix } from '../edges/replaceFile.ts';
import { openAwsCliStore } from './awsCli/store.ts';
import { readClock, tellOnce } from './cache.ts';
import { describeSession, matchesFilter, type SessionFilter } from './listSessions.ts';
import { type Codec, openStore, plain, sealedEnding } from './store.ts';

/**
 * Forgets cached sessions, all or those that match, and the same sessions in the AWS CLI's cache. Without a filter every file
 * of ours goes, also those that cannot be read any more. Answers how many sessions were forgotten. AWS still knows
 * them until they end: who copied one can go on using it.
 */
export function forgetSessions(edges: SessionEdges, filter: SessionFilter = {}, codec: Codec = plain): number {
  const count = forgetMatching(edges, filter, codec);
  if (Object.keys(filter).length === 0) removeFiles(edges, [plain.ending, sealedEnding, temporarySuffix]);
  return count;
}

/** Forgets what lies here unsealed, for a user who has chosen to have it sealed. */
export function forgetUnsealed(edges: SessionEdges): void {
  forgetMatching(edges, {}, plain);
  removeFiles(edges, [plain.ending]);
}

/** Forgets the sessions that end with a file: those of an SSO token that is removed. */
export function forgetBesideFile(edges: SessionEdges, file: string, codec: Codec = plain): void {
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
