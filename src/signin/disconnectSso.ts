import { basename, dirname } from 'node:path';
import type { Configuration } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { loadCrypto } from '../edges/node.ts';
import { locateAwsCliSessions, locateSsoToken } from '../edges/places.ts';
import { logOut } from '../services/portal/portal.ts';
import { forgetSessionsOfFile } from '../sessions/forgetSessions.ts';
import type { Codec } from '../sessions/store.ts';
import { findCachedRoles, locateCachedRoles } from './cachedRoles.ts';
import { openPortal } from './openPortal.ts';
import { type SsoTarget, subjectOf } from './target.ts';

interface SignOut {
  /** Whether there was a token. */
  readonly wasSignedIn: boolean;
  /** Whether AWS ended the session, so that no one can use the token. */
  readonly isEndedAtServer: boolean;
}

/**
 * Signs out: ends the sign-in at the access portal, and removes its token, its list of roles, and its cached sessions, ours
 * and the AWS CLI's. `codec`: how our sessions are encrypted. If the portal cannot be called, warns and removes the files
 * all the same. AWS accepts the sessions until they expire.
 */
export async function disconnectSso(
  target: SsoTarget,
  configuration: Configuration,
  edges: CommandEdges,
  codec?: Codec,
): Promise<Result<SignOut>> {
  const token = locateSsoToken(subjectOf(target), edges);
  const wasSignedIn = isSignedIn(target, edges);
  const isEndedAtServer = wasSignedIn && (await endAtPortal(target, configuration, edges));
  removeAwsCliSessions(target, configuration, edges);
  remove(locateCachedRoles(target, edges), edges);
  remove(token, edges);
  forgetSessionsOfFile(edges, token, codec);
  return succeed({ wasSignedIn, isEndedAtServer });
}

/** Whether there is a token, valid or not. */
export function isSignedIn(target: SsoTarget, edges: CommandEdges): boolean {
  const bytes = edges.readFile(locateSsoToken(subjectOf(target), edges));
  return bytes.ok && bytes.value !== undefined;
}

async function endAtPortal(target: SsoTarget, configuration: Configuration, edges: CommandEdges): Promise<boolean> {
  const portal = await openPortal(target, configuration, edges);
  if (!portal.ok) return warnUnlessExpired(portal.error.code, portal.error.message, edges);
  try {
    const done = await logOut(portal.value);
    return done.ok || warnUnlessExpired(done.error.code, done.error.message, edges);
  } finally {
    portal.value.close();
  }
}

/** Warns that only the files were removed; an expired sign-in needs no call. */
function warnUnlessExpired(code: string, message: string, { tell }: CommandEdges): false {
  if (code === 'SsoLoginRequired') return false;
  const text = say`${message} The token was removed here, but AWS accepts it until it expires.`;
  tell({ kind: 'warning', warning: { code: 'SignOutIncomplete', message: text } });
  return false;
}

function remove(path: string, { machine }: CommandEdges): void {
  machine.openForeignFolder(dirname(path)).remove(basename(path));
}

/**
 * Removes cached SSO sessions of AWS CLI 2, which are named by account, role, and sign-in (botocore credentials.py
 * SSOCredentialFetcher).
 */
function removeAwsCliSessions(target: SsoTarget, { profiles }: Configuration, edges: CommandEdges): void {
  const { session, startUrl } = target;
  const signIn = session === null ? { startUrl } : { sessionName: session };
  const named = [...profiles.values()].map(({ settings }) => {
    return {
      accountId: settings.value(settingName.ssoAccountId) ?? '',
      roleName: settings.value(settingName.ssoRoleName) ?? '',
    };
  });
  const folder = edges.machine.openForeignFolder(locateAwsCliSessions(edges));
  const files = folder.list();
  if (files.kind !== 'done' || files.value.length === 0) return;
  const existing = new Set(files.value);
  for (const { accountId, roleName } of [...named, ...(findCachedRoles(target, edges) ?? [])]) {
    const text = JSON.stringify({ accountId, roleName, ...signIn });
    const file = `${loadCrypto().createHash('sha1').update(text).digest('hex')}.json`;
    if (existing.has(file)) folder.remove(file);
  }
}
