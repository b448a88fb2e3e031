import type { Configuration } from '../../config/profile.ts';
import type { Result } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { pause } from '../../net/exchange.ts';
import { cacheRoles, findCachedRoles } from '../../signin/cachedRoles.ts';
import { openPortal } from '../../signin/openPortal.ts';
import { listSsoRoles, type SsoRole } from '../../signin/ssoRoles.ts';
import { type SsoTarget, subjectOf } from '../../signin/target.ts';
import { offerSignIn } from './offerSignIn.ts';

/**
 * Lists the accounts and roles of a sign-in: the list cached within the last day, or with `refresh` from the access portal.
 * Offers to sign in if needed.
 */
export async function readSsoRoles(
  target: SsoTarget,
  configuration: Configuration,
  edges: CommandEdges,
  { refresh = false, profile = null }: { readonly refresh?: boolean; readonly profile?: string | null } = {},
): Promise<Result<readonly SsoRole[]>> {
  const cached = refresh ? undefined : findCachedRoles(target, edges);
  if (cached !== undefined) return { ok: true, value: cached };
  const listed = await list(target, configuration, edges);
  if (listed.ok || listed.error.code !== 'SsoLoginRequired') return listed;
  const whose = { profile, session: subjectOf(target) };
  const signIn = await offerSignIn(whose, target, configuration, listed.error, edges);
  if (signIn === undefined) return listed;
  return signIn.ok ? list(target, configuration, edges) : signIn;
}

async function list(target: SsoTarget, configuration: Configuration, edges: CommandEdges) {
  const portal = await openPortal(target, configuration, edges);
  if (!portal.ok) return portal;
  try {
    const { tell, machine } = edges;
    const roles = await listSsoRoles(portal.value, { tell, pause, timer: machine.timer });
    if (roles.ok) cacheRoles(target, roles.value, edges);
    return roles;
  } finally {
    portal.value.close();
  }
}
