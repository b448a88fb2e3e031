import * as z from 'zod/mini';
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

const longestMilliseconds = 24 * 60 * 60_000;

type Subject = Pick<SsoTarget, 'session' | 'startUrl'>;

/** The list of roles next to a sign-in's token, in a file that the AWS CLI does not read. */
export function locateKeptRoles(subject: Subject, edges: CommandEdges): string {
  return locateSsoToken(subjectOf(subject), edges).replace(/\.json$/, '-roles.json');
}

/** The list of the last day; undefined if there is none. */
export function findKeptRoles(subject: Subject, edges: CommandEdges): readonly SsoRole[] | undefined {
  const bytes = edges.readFile(locateKeptRoles(subject, edges));
  if (!bytes.ok || bytes.value === undefined) return undefined;
  const parsed = parseDocument(Buffer.from(bytes.value).toString('utf8'), schema);
  if (!parsed.ok || parsed.value.startUrl !== subject.startUrl) return undefined;
  const age = edges.now().getTime() - parsed.value.listed.getTime();
  if (age < 0 || age > longestMilliseconds) return undefined;
  return parsed.value.roles.map(([accountId, accountName, email, roleName]) => {
    return { accountId, accountName, email, roleName };
  });
}

/** Keeps a list, for its owner alone. One that cannot be kept is asked for again. */
export function keepRoles(subject: Subject, roles: readonly SsoRole[], edges: CommandEdges): void {
  const document = {
    startUrl: subject.startUrl,
    listed: edges.now().toISOString(),
    roles: roles.map(({ accountId, accountName, email, roleName }) => [accountId, accountName, email, roleName]),
  };
  edges.write.replace(locateKeptRoles(subject, edges), Buffer.from(JSON.stringify(document)));
}
