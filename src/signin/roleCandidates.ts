import type { Candidate } from '../config/completions.ts';
import { key } from '../config/keys.ts';
import type { Configuration } from '../config/profile.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { findKeptRoles } from './keptRoles.ts';
import type { SsoRole } from './ssoRoles.ts';

/** What Tab offers of the roles that the sign-ins of the files may take, as far as they were listed within a day. */
export function listRoleCandidates(
  kind: 'sso-accounts' | 'sso-roles',
  configuration: Configuration,
  edges: CommandEdges,
): Candidate[] {
  const roles = [...configuration.ssoSessions.values()].flatMap(({ name, settings }) => {
    return findKeptRoles({ session: name, startUrl: settings.value(key.ssoStartUrl) ?? '' }, edges) ?? [];
  });
  const found = roles.map((role) => (kind === 'sso-accounts' ? describeAccount(role) : describeRole(role)));
  return [...new Map(found.map((candidate) => [candidate.text, candidate])).values()];
}

function describeAccount({ accountId, accountName, email }: SsoRole): Candidate {
  return {
    text: accountId,
    foundBy: accountName,
    tip: [accountName, email].filter((one) => one !== '').join(', ') || accountId,
  };
}

function describeRole({ roleName }: SsoRole): Candidate {
  return { text: roleName, foundBy: '', tip: roleName };
}
