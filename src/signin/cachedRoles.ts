import * as z from 'zod/mini';
import type { Candidate } from '../config/completions.ts';
import type { Configuration } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateSsoToken } from '../edges/places.ts';
import { parseDocument, time } from '../services/document/parseDocument.ts';
import type { SsoRole } from './ssoRoles.ts';
import { type SsoTarget, subjectOf } from './target.ts';

const schema = z.object({
  startUrl: z.string(),
  listed: time,
  roles: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
});

const maxAgeMilliseconds = 24 * 60 * 60_000;

type Subject = Pick<SsoTarget, 'session' | 'startUrl'>;

/** The path of the role list, next to the token of the sign-in; the AWS CLI does not read it. */
export function locateCachedRoles(subject: Subject, edges: CommandEdges): string {
  return locateSsoToken(subjectOf(subject), edges).replace(/\.json$/, '-roles.json');
}

/** The role list if it was cached within the last day; otherwise undefined. */
export function findCachedRoles(subject: Subject, edges: CommandEdges): readonly SsoRole[] | undefined {
  const bytes = edges.readFile(locateCachedRoles(subject, edges));
  if (!bytes.ok || bytes.value === undefined) return undefined;
  const parsed = parseDocument(Buffer.from(bytes.value).toString('utf8'), schema);
  if (!parsed.ok || parsed.value.startUrl !== subject.startUrl) return undefined;
  const age = edges.now().getTime() - parsed.value.listed.getTime();
  if (age < 0 || age > maxAgeMilliseconds) return undefined;
  return parsed.value.roles.map(([accountId, accountName, email, roleName]) => {
    return { accountId, accountName, email, roleName };
  });
}

/** Caches a role list, for its owner only. If it cannot be written, it is listed again the next time. */
export function cacheRoles(subject: Subject, roles: readonly SsoRole[], edges: CommandEdges): void {
  const document = {
    startUrl: subject.startUrl,
    listed: edges.now().toISOString(),
    roles: roles.map(({ accountId, accountName, email, roleName }) => [accountId, accountName, email, roleName]),
  };
  edges.write.replace(locateCachedRoles(subject, edges), Buffer.from(JSON.stringify(document)));
}

/** Tab completions for the accounts or roles of all sso-sessions, from lists cached within the last day. */
export function listRoleCandidates(
  kind: 'sso-accounts' | 'sso-roles',
  configuration: Configuration,
  edges: CommandEdges,
): Candidate[] {
  const roles = [...configuration.ssoSessions.values()].flatMap(({ name, settings }) => {
    return findCachedRoles({ session: name, startUrl: settings.value(settingName.ssoStartUrl) ?? '' }, edges) ?? [];
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
