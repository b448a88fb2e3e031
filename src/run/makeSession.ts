import type { Credentials } from '../core/credentials.ts';
import type { Slot } from '../sessions/cache.ts';
import { marginSeconds } from '../sessions/freshness.ts';
import { matchesHop } from '../sessions/matchesHop.ts';
import { type Birth, isTemporary, type Session } from '../sessions/session.ts';

/** The session to keep for a slot; undefined for credentials that will not be of use: without an end, or for another role. */
export function makeSession(
  { hop, key }: Slot,
  credentials: Credentials,
  birth: Birth,
  files: Pick<Session, 'whileFile' | 'sharedFile'>,
): Session | undefined {
  if (!isTemporary(credentials) || birth.lifetime <= marginSeconds || !matchesHop(hop, credentials)) return undefined;
  const roleArn = hop.kind === 'sso' ? null : hop.roleArn;
  return { key: key.text, profile: hop.profile, roleArn, credentials, birth, ...files };
}
