import { basename, dirname } from 'node:path';
import { key } from '../config/keys.ts';
import type { Configuration } from '../config/profile.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { loadCrypto } from '../edges/node.ts';
import { locateAwsCliSessions, locateSsoToken } from '../edges/places.ts';
import { logOut } from '../services/portal/portal.ts';
import { forgetBesideFile } from '../sessions/forgetSessions.ts';
import type { Codec } from '../sessions/store.ts';
import { findKeptRoles, locateKeptRoles } from './keptRoles.ts';
import { openPortal } from './openPortal.ts';
import { type SsoTarget, subjectOf } from './target.ts';

export interface SignOut {
  /** Whether a token was there. */
  readonly wasSignedIn: boolean;
  /** Whether the portal was told, so that no one else can use the token either. */
  readonly isEndedAtServer: boolean;
}

/**
 * Signs out: the portal ends the sign-in, and what was kept from it goes: token, list of roles, sessions of ours and those
 * of the AWS CLI. `codec`: how sessions lie here. What cannot be told to the portal is a warning: the files go all the same. AWS accepts sessions until their end.
 */
export async function disconnectSso(
  target: SsoTarget,
  configuration: Configuration,
  edges: CommandEdges,
  codec?: Codec,
): Promise<Result<SignOut>> {
  const token = locateSsoToken(subjectOf(target), edges);
  const wasSignedIn = isSignedIn(target, edges);
  const isEndedAtServer = wasSignedIn && (await tellPortal(target, configuration, edges));
  removeAwsCliSessions(target, configuration, edges);
  remove(locateKeptRoles(target, edges), edges);
  remove(token, edges);
  forgetBesideFile(edges, token, codec);
  return succeed({ wasSignedIn, isEndedAtServer });
}

/** Whether there is a token, valid or not. */
export function isSignedIn(target: SsoTarget, edges: CommandEdges): boolean {
  const bytes = edges.readFile(locateSsoToken(subjectOf(target), edges));
  return bytes.ok && bytes.value !== undefined;
}

async function tellPortal(target: SsoTarget, configuration: Configuration, edges: CommandEdges): Promise<boolean> {
  const portal = await openPortal(target, configuration, edges);
  if (!portal.ok) return warnUnlessOver(portal.error.code, portal.error.message, edges);
  try {
    const done = await logOut(portal.value);
    return done.ok || warnUnlessOver(done.error.code, done.error.message, edges);
  } finally {
    portal.value.close();
  }
}

/** A sign-in that has expired needs no end. */
function warnUnlessOver(code: string, message: string, { tell }: CommandEdges): false {
  if (code === 'SsoLoginRequired') return false;
  const said = say`${message} The token was removed here, but AWS accepts it until it expires.`;
  tell({ kind: 'warning', warning: { code: 'SignOutIncomplete', message: said } });
  return false;
}

function remove(path: string, { machine }: CommandEdges): void {
  machine.openForeignFolder(dirname(path)).remove(basename(path));
}

/** AWS CLI 2 names its sessions of SSO after account, role and sign-in (botocore credentials.py SSOCredentialFetcher). */
function removeAwsCliSessions(target: SsoTarget, { profiles }: Configuration, edges: CommandEdges): void {
  const { session, startUrl } = target;
  const whose = session === null ? { startUrl } : { sessionName: session };
  const named = [...profiles.values()].map(({ settings }) => {
    return { accountId: settings.value(key.ssoAccountId) ?? '', roleName: settings.value(key.ssoRoleName) ?? '' };
  });
  const folder = edges.machine.openForeignFolder(locateAwsCliSessions(edges));
  const files = folder.list();
  if (files.kind !== 'done' || files.value.length === 0) return;
  const there = new Set(files.value);
  for (const { accountId, roleName } of [...named, ...(findKeptRoles(target, edges) ?? [])]) {
    const text = JSON.stringify({ accountId, roleName, ...whose });
    const file = `${loadCrypto().createHash('sha1').update(text).digest('hex')}.json`;
    if (there.has(file)) folder.remove(file);
  }
}
