import type { SessionEdges } from '../edges/machine.ts';
import type { FolderAnswer, PrivateFolder } from '../edges/privateFolder.ts';
import { isAwsCliEntry, parseAwsCliEntry, renderAwsCliEntry } from './awsCliEntry.ts';
import { measureBirth } from './birth.ts';
import { readClock } from './cache.ts';
import { isFresh } from './freshness.ts';
import type { KeptHop } from './key.ts';
import { locateAwsCliSessions } from './locate.ts';
import { matchesHop } from './matchesHop.ts';
import type { Birth, KeptCredentials } from './session.ts';

/** aws-cli's own sessions, by the name of their file (`sharing.ts` decides which may be used). */
export interface AwsCliStore {
  /** A session for this very role with more than so many seconds left. A torn or foreign file is a miss and stays. */
  readonly find: (file: string, hop: KeptHop, seconds?: number) => AwsCliSession | undefined;
  /** Keeps a session there too, but never over something that aws-cli did not write; answers what prevented it. */
  readonly write: (file: string, credentials: KeptCredentials) => string | undefined;
  /** Removes a session of that key, if it is still there. */
  readonly remove: (file: string, accessKeyId: string) => void;
}

export interface AwsCliSession {
  readonly credentials: KeptCredentials;
  readonly birth: Birth;
}

export function openAwsCliStore(edges: SessionEdges): AwsCliStore {
  const folder = edges.machine.openForeignFolder(locateAwsCliSessions(edges));
  const readEntry = (file: string) => {
    const text = settled(folder.read(file));
    return text === undefined ? undefined : parseAwsCliEntry(text, edges.now());
  };
  return {
    find: (file, hop, seconds) => {
      const credentials = readEntry(file);
      const written = settled(folder.modifiedAt(file));
      if (credentials === undefined || written === undefined || !matchesHop(hop, credentials)) return undefined;
      const birth = measureBirthAt(written, hop, credentials.expiration, edges);
      return isFresh(birth, readClock(edges), seconds) ? { credentials, birth } : undefined;
    },
    write: (file, credentials) => {
      if (isForeign(folder, file))
        return `${folder.path} has a file ${file} that aws-cli did not write; it stays as it is.`;
      const written = folder.write(file, renderAwsCliEntry(credentials));
      return written.kind === 'refused' ? written.warning.message : undefined;
    },
    remove: (file, accessKeyId) => {
      if (readEntry(file)?.accessKeyId === accessKeyId) folder.remove(file);
    },
  };
}

/** aws-cli writes a session at once, so the file's own time tells when it was issued. */
function measureBirthAt(written: Date, hop: KeptHop, expiration: Date, edges: SessionEdges): Birth {
  const clock = readClock(edges);
  const age = (clock.now.getTime() - written.getTime()) / 1000;
  return measureBirth(hop, expiration, { ...clock, now: written, uptime: clock.uptime - age });
}

function isForeign(folder: PrivateFolder, file: string): boolean {
  if (settled(folder.modifiedAt(file)) === undefined) return false;
  const text = settled(folder.read(file));
  return text === undefined || !isAwsCliEntry(text);
}

/** Trouble with aws-cli's folder is a miss: its sessions are a convenience. */
function settled<T>(answer: FolderAnswer<T>): T | undefined {
  return answer.kind === 'done' ? answer.value : undefined;
}
