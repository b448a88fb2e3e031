import { randomBytes } from 'node:crypto';
import { type Session, type SessionPrincipal, uniqueId, type World } from './world.ts';
import type { Content } from './xml.ts';

export interface NewSession {
  readonly principal: SessionPrincipal;
  readonly expiration: Date;
  readonly mfa: boolean;
  readonly chained?: boolean;
  readonly sourceIdentity?: string | undefined;
  readonly transitiveTags?: ReadonlyMap<string, string>;
}

/** Creates temporary credentials and remembers them. The token has a meaning only for this server. */
export function issueSession(world: World, request: NewSession): Session {
  const { sourceIdentity, transitiveTags = new Map(), chained = false, ...rest } = request;
  const session: Session = {
    ...rest,
    chained,
    accessKeyId: uniqueId('ASIA', 20),
    secret: randomBytes(30).toString('base64'),
    token: `FwoGZXIvYXdzE${randomBytes(258).toString('base64')}`,
    transitiveTags,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
  };
  world.sessions.set(session.accessKeyId, session);
  return session;
}

/** `<Credentials>` of an answer. */
export function renderCredentials(session: Session): Content {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: formatExpiration(session.expiration),
  };
}

/** Formats a time in UTC with whole seconds, as STS does. */
export function formatExpiration(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The expiration of a session that begins at `now`, in whole seconds. */
export function expirationAfter(now: Date, seconds: number): Date {
  return new Date((Math.floor(now.getTime() / 1000) + seconds) * 1000);
}
