import { parseArn, roleNameOf } from '../core/arn.ts';
import { showKeyId } from '../core/keyText.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateSessions } from '../edges/places.ts';
import { readClock, tellOnce } from './cache.ts';
import { type Clock, measureRemaining, type Session } from './session.ts';
import { type Codec, openStore } from './store.ts';

/** A cached session without its secrets. */
export interface ListedSession {
  /** The profile it was made for; another one that leads to the very same session shares it. */
  readonly profile: string | null;
  readonly roleArn: string | null;
  /** Null for a session of a user. */
  readonly roleName: string | null;
  readonly accountId: string | null;
  /** What AssumeRole answered. */
  readonly arn: string | null;
  readonly accessKeyId: string;
  readonly issued: Date;
  readonly expiration: Date;
  /** Until the end, as far as this machine can tell. */
  readonly remainingSeconds: number;
}

/** Which sessions are meant; what is left out does not matter. */
export interface SessionFilter {
  readonly profile?: string;
  readonly roleArn?: string;
  readonly accountId?: string;
}

/** The cached sessions that are not over, by profile. */
export function listSessions(edges: SessionEdges, filter: SessionFilter = {}, codec?: Codec): readonly ListedSession[] {
  const store = openStore(edges.machine.openFolder(locateSessions(edges)), tellOnce(edges), codec);
  const clock = readClock(edges);
  return store
    .list()
    .map(({ session }) => describeSession(session, clock))
    .filter((session) => session.remainingSeconds > 0 && matchesFilter(session, filter))
    .sort((one, other) => compare(one.profile ?? '', other.profile ?? ''));
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
    issued: session.birth.issued,
    expiration,
    remainingSeconds: measureRemaining(session.birth, clock),
  };
}

export function matchesFilter(session: ListedSession, { profile, roleArn, accountId }: SessionFilter): boolean {
  return (
    (profile === undefined || session.profile === profile) &&
    (roleArn === undefined || session.roleArn === roleArn) &&
    (accountId === undefined || session.accountId === accountId)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
