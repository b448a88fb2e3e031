import type { Configuration } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { type Entry, type EntrySource, type SsoChoice, sourceOf } from '../../picker/entry.ts';
import type { SsoRequest } from '../../plan/sources/sso.ts';
import { findCachedRoles } from '../../signin/cachedRoles.ts';
import type { SsoRole } from '../../signin/ssoRoles.ts';
import { resolveTarget } from '../../signin/target.ts';
import { readSsoRoles } from './readSsoRoles.ts';
import { makeSsoRequest } from './ssoRequest.ts';

/** A role and the sso-session whose sign-in gives it; null if the sign-in is known only by its start URL. */
interface SessionRole extends SsoRole {
  readonly session: string | null;
}

/** Lists the roles of all sso-sessions from lists cached within the last day, without calling AWS. */
export function findSessionRoles({ ssoSessions }: Configuration, edges: CommandEdges): readonly SessionRole[] {
  return [...ssoSessions.values()].flatMap(({ name, settings }) => {
    const roles =
      findCachedRoles({ session: name, startUrl: settings.value(settingName.ssoStartUrl) ?? '' }, edges) ?? [];
    return roles.map((role) => ({ ...role, session: name }));
  });
}

/** The same, but calls AWS for lists that are missing, and offers to sign in if needed. */
export async function readSessionRoles(
  configuration: Configuration,
  edges: CommandEdges,
): Promise<Result<readonly SessionRole[]>> {
  const sessions = configuration.ssoSessions.size === 0 ? [undefined] : [...configuration.ssoSessions.keys()];
  const all: SessionRole[] = [];
  for (const session of sessions) {
    const target = resolveTarget({ session }, configuration, edges.environment);
    if (!target.ok) return target;
    const roles = await readSsoRoles(target.value, configuration, edges);
    if (!roles.ok) return roles;
    all.push(...roles.value.map((role) => ({ ...role, session: target.value.session })));
  }
  return succeed(all);
}

/** Makes the request for the planner for a role of the list. */
export function resolveRoleRequest(
  { account, role, session }: SsoChoice,
  configuration: Configuration,
  environment: Environment,
): Result<SsoRequest> {
  const target = resolveTarget({ session: session ?? undefined }, configuration, environment);
  return target.ok ? makeSsoRequest(target.value, account, role) : target;
}

/** Account names by account ID. */
export function accountNamesOf(roles: readonly SessionRole[]): ReadonlyMap<string, string> {
  return new Map(
    roles.map(({ accountId, accountName }) => [accountId, accountName] as const).filter(([, name]) => name),
  );
}

/** Roles as entries of the picker, named account/role. */
export function sourceOfRoles(roles: readonly SessionRole[]): EntrySource {
  return sourceOf(roles.map(toEntry));
}

/** The roles that no profile has. */
export function selectRolesWithoutProfile(
  roles: readonly SessionRole[],
  { profiles }: Configuration,
): readonly SessionRole[] {
  if (roles.length === 0) return roles;
  const idOf = (account: string, role: string) => `${account}/${role}`;
  const described = new Set(
    Array.from(profiles.values(), ({ settings }) =>
      idOf(settings.value(settingName.ssoAccountId) ?? '', settings.value(settingName.ssoRoleName) ?? ''),
    ),
  );
  return roles.filter(({ accountId, roleName }) => !described.has(idOf(accountId, roleName)));
}

function nameOf({ accountId, accountName, roleName }: SessionRole): string {
  return `${accountName || accountId}/${roleName}`;
}

function toEntry(role: SessionRole): Entry {
  const { accountId, roleName, session } = role;
  return {
    name: nameOf(role),
    account: accountId,
    accountName: null,
    role: roleName,
    region: null,
    secondsLeft: null,
    isCurrent: false,
    isProtected: false,
    sso: { account: accountId, role: roleName, session },
  };
}
