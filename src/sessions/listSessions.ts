import { parseArn, roleNameOf } from '../core/arn.ts';
import { compareTexts } from '../core/compareTexts.ts';
import { showKeyId } from '../core/keyText.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateSessions } from '../edges/places.ts';
import { readClock, tellOnce } from './cache.ts';
import { type Clock, measureRemaining, type Session } from './session.ts';
import { type Codec, openStore } from './store.ts';

/** A cached session without its secrets. */
interface ListedSession {
  /** The profile for which it was made; other profiles that resolve to the same session share it. */
  readonly profile: string | null;
  readonly roleArn: string | null;
  /** Null for a session of an IAM user. */
  readonly roleName: string | null;
  readonly accountId: string | null;
  /** From the response of AssumeRole. */
  readonly arn: string | null;
  readonly accessKeyId: string;
  readonly issued: Date;
  readonly expiration: Date;
  /** Seconds until it expires, by this machine's clock. */
  readonly remainingSeconds: number;
}

/** Selects sessions; omitted properties match any. */
export interface SessionFilter {
  readonly profile?: string;
  readonly roleArn?: string;
  readonly accountId?: string;
}

/** Lists the cached sessions that are still valid, by profile. */
export function listSessions(edges: SessionEdges, filter: SessionFilter = {}, codec?: Codec): readonly ListedSession[] {
  const store = openStore(edges.machine.openFolder(locateSessions(edges)), tellOnce(edges), codec);
  const clock = readClock(edges);
  return store
    .list()
    .map(({ session }) => describeSession(session, clock))
    .filter((session) => session.remainingSeconds > 0 && matchesFilter(session, filter))
    .sort((one, other) => compareTexts(one.profile ?? '', other.profile ?? ''));
}

export function describeSession(session: Session, clock: Clock): ListedSession {
  const { accessKeyId, accountId, assumedRole, expiration } = session.credentials;
  return {
    profile: session.profile,
    roleArn: session.roleArn,
    roleName: session.roleName ?? (session.roleArn === null ? null : roleNameOf(session.roleArn)),
    accountId: accountId ?? parseArn(session.roleArn ?? '')?.accountId ?? null,
    arn: assumedRole?.arn ?? null,
    accessKeyId: showKeyId(accessKeyId),
    issued: session.times.issued,
    expiration,
    remainingSeconds: measureRemaining(session.times, clock),
  };
}

export function matchesFilter(session: ListedSession, { profile, roleArn, accountId }: SessionFilter): boolean {
  return (
    (profile === undefined || session.profile === profile) &&
    (roleArn === undefined || session.roleArn === roleArn) &&
    (accountId === undefined || session.accountId === accountId)
  );
}
