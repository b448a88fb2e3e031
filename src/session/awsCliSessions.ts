import type { Configuration } from '../config/profile.ts';
import type { SessionEdges } from '../edges/machine.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import type { Plan } from '../plan/plan.ts';
import type { Credentials } from '../sources/credentials.ts';
import { isAwsCliEntry, parseAwsCliEntry, renderAwsCliEntry } from './awsCliEntry.ts';
import { renderAwsCliFileName } from './awsCliKey.ts';
import { measureBirth } from './birth.ts';
import { readClock, type Slot } from './cache.ts';
import { isFresh } from './freshness.ts';
import type { Surroundings } from './key.ts';
import { locateAwsCliSessions } from './locate.ts';
import { matchesHop } from './matchesHop.ts';
import type { Birth } from './session.ts';
import { decideSharing } from './sharing.ts';

/** aws-cli's own cache of sessions, as far as it is safe to share: a code typed there serves here, and the other way. */
export interface AwsCliSessions {
  /** aws-cli's file for a slot; undefined where it is not shared. */
  readonly fileOf: (slot: Slot) => string | undefined;
  /** A fresh session for this very role. A torn or foreign file is a miss and stays. */
  readonly find: (file: string, slot: Slot) => AwsCliSession | undefined;
  /** Keeps a session there too, but never over something that aws-cli did not write. */
  readonly write: (file: string, credentials: Credentials) => void;
}

export interface AwsCliSession {
  readonly credentials: Credentials;
  readonly birth: Birth;
}

export function openAwsCliSessions(plan: Plan, configuration: Configuration, edges: SessionEdges): AwsCliSessions {
  const folder = edges.machine.openForeignFolder(locateAwsCliSessions(edges));
  return {
    fileOf: (slot) => {
      const surroundings: Surroundings = { hostName: edges.machine.hostName(), environment: edges.environment };
      const sharing = decideSharing(slot.index, plan, configuration, surroundings);
      if (sharing.share) return renderAwsCliFileName(sharing.argumentsText);
      edges.tell({ kind: 'verbose', message: `The session is not shared with aws-cli: ${sharing.why}.` });
      return undefined;
    },
    find: (file, slot) => findSession(folder, file, slot, edges),
    write: (file, credentials) => {
      const problem = writeEntry(folder, file, credentials);
      if (problem !== undefined) edges.tell({ kind: 'verbose', message: problem });
    },
  };
}

/** When it was issued the file tells: aws-cli writes it at once. */
function findSession(
  folder: PrivateFolder,
  file: string,
  { hop }: Slot,
  edges: SessionEdges,
): AwsCliSession | undefined {
  const text = folder.read(file);
  const modified = folder.modifiedAt(file);
  if (text.kind !== 'done' || text.value === undefined || modified.kind !== 'done' || modified.value === undefined)
    return undefined;
  const clock = readClock(edges);
  const credentials = parseAwsCliEntry(text.value, clock.now);
  if (credentials?.expiration === undefined || !matchesHop(hop, credentials)) return undefined;
  const age = (clock.now.getTime() - modified.value.getTime()) / 1000;
  const birth = measureBirth(hop, credentials.expiration, {
    ...clock,
    now: modified.value,
    uptime: clock.uptime - age,
  });
  return isFresh(birth, clock) ? { credentials, birth } : undefined;
}

function writeEntry(folder: PrivateFolder, file: string, credentials: Credentials): string | undefined {
  if (isForeign(folder, file))
    return `${folder.path} has a file ${file} that aws-cli did not write; it stays as it is.`;
  const written = folder.write(file, renderAwsCliEntry(credentials));
  return written.kind === 'refused' ? `The session is not shared with aws-cli: ${written.warning.message}` : undefined;
}

function isForeign(folder: PrivateFolder, file: string): boolean {
  const modified = folder.modifiedAt(file);
  if (modified.kind !== 'done' || modified.value === undefined) return false;
  const text = folder.read(file);
  return text.kind !== 'done' || text.value === undefined || !isAwsCliEntry(text.value);
}
