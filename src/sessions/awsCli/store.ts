import { say } from '../../core/say.ts';
import type { SessionEdges } from '../../edges/edges.ts';
import { locateAwsCliSessions } from '../../edges/places.ts';
import type { FolderAnswer, PrivateFolder } from '../../edges/privateFolder.ts';
import { readClock } from '../cache.ts';
import type { CacheableHop } from '../key.ts';
import {
  isFresh,
  makeSessionTimes,
  matchesHop,
  type Session,
  type SessionTimes,
  type TemporaryCredentials,
} from '../session.ts';
import { parseAwsCliEntry, readAwsCliKeyId, renderAwsCliEntry } from './entry.ts';

/** The AWS CLI's session cache, by file name (`sharing.ts` decides which files may be used). */
interface AwsCliStore {
  /** Finds a fresh session for exactly this role. Ignores an incomplete or foreign file, and does not change it. */
  readonly find: (file: string, hop: CacheableHop, options?: AwsCliFindOptions) => AwsCliSession | undefined;
  /** Writes a session, but never replaces a file that the AWS CLI did not write; returns the reason if it was not written. */
  readonly write: (file: string, credentials: TemporaryCredentials) => string | undefined;
  /** Removes the session with this access key, if it is still there. */
  readonly remove: (file: string, accessKeyId: string) => void;
}

export interface AwsCliFindOptions {
  /** The session must stay valid for more than this many seconds. */
  readonly seconds?: number | undefined;
  /** A session of our own store with the same key that was not used: its age is more reliable than the modification time of a file. */
  readonly known?: Session | undefined;
}

interface AwsCliSession {
  readonly credentials: TemporaryCredentials;
  readonly times: SessionTimes;
}

export function openAwsCliStore(edges: SessionEdges): AwsCliStore {
  const folder = edges.machine.openForeignFolder(locateAwsCliSessions(edges));
  return {
    find: (file, hop, { seconds, known } = {}) => {
      const text = settled(folder.read(file));
      const credentials = text === undefined ? undefined : parseAwsCliEntry(text, edges.now());
      const written = settled(folder.modifiedAt(file));
      if (credentials === undefined || written === undefined || !matchesHop(hop, credentials)) return undefined;
      if (credentials.accessKeyId === known?.credentials.accessKeyId) return undefined;
      const times = makeTimesAt(written, hop, credentials.expiration, edges);
      return isFresh(times, readClock(edges), seconds) ? { credentials, times } : undefined;
    },
    write: (file, credentials) => {
      if (isForeign(folder, file))
        return say`${folder.path} has a file ${file} that the AWS CLI did not write. It was not changed.`;
      const written = folder.write(file, renderAwsCliEntry(credentials));
      return written.kind === 'refused' ? written.warning.message : undefined;
    },
    remove: (file, accessKeyId) => {
      const text = settled(folder.read(file));
      if (text !== undefined && readAwsCliKeyId(text) === accessKeyId) folder.remove(file);
    },
  };
}

/** The AWS CLI writes a session right after it is issued, so the modification time is the time of issue. */
function makeTimesAt(written: Date, hop: CacheableHop, expiration: Date, edges: SessionEdges): SessionTimes {
  const clock = readClock(edges);
  const age = (clock.now.getTime() - written.getTime()) / 1000;
  return makeSessionTimes(hop, expiration, { ...clock, now: written, uptime: clock.uptime - age });
}

function isForeign(folder: PrivateFolder, file: string): boolean {
  if (settled(folder.modifiedAt(file)) === undefined) return false;
  const text = settled(folder.read(file));
  return text === undefined || readAwsCliKeyId(text) === undefined;
}

/** Treats a problem with the AWS CLI's folder as a miss, since sharing is optional. */
function settled<T>(answer: FolderAnswer<T>): T | undefined {
  return answer.kind === 'done' ? answer.value : undefined;
}
