import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { suggest } from '../../plan/problem.ts';
import type { SsoRequest } from '../../plan/sources/sso.ts';
import type { SsoRole } from '../../signin/ssoRoles.ts';
import { noRegion } from '../../signin/startUrl.ts';
import { resolveTarget, type SsoTarget } from '../../signin/target.ts';
import { readSsoRoles } from './readSsoRoles.ts';
import { readTrustedConfiguration } from './userSettings.ts';

/** Makes the request for a role of IAM Identity Center, which needs no profile. Looks up an account that is specified by name. */
export async function readSsoRequest(
  { account = '', role = '', session }: { account?: string; role?: string; session?: string },
  edges: CommandEdges,
): Promise<Result<SsoRequest>> {
  if (account === '' || role === '') return fail(bothNeeded);
  const configuration = readTrustedConfiguration(edges);
  if (!configuration.ok) return configuration;
  const target = resolveTarget({ session }, configuration.value, edges.environment);
  if (!target.ok) return target;
  const request = makeSsoRequest(target.value, account, role);
  if (!request.ok || /^\d{12}$/.test(account)) return request;
  const roles = await readSsoRoles(target.value, configuration.value, edges);
  if (!roles.ok) return roles;
  const accountId = findAccount(account, roles.value);
  return accountId.ok ? succeed({ ...request.value, accountId: accountId.value }) : accountId;
}

/** The same for an account ID and a resolved sign-in. ProfileIncomplete if the region of the sign-in is unknown. */
export function makeSsoRequest(target: SsoTarget, accountId: string, roleName: string): Result<SsoRequest> {
  const { session, startUrl, region, section } = target;
  if (region === null) return fail(noRegion(target));
  return succeed({ session, startUrl, ssoRegion: region, accountId, roleName, settings: section?.name ?? null });
}

/** Finds the only account with this name; ignores case if no name matches exactly. */
function findAccount(name: string, roles: readonly SsoRole[]): Result<string> {
  const idsOf = (fits: (accountName: string) => boolean) => [
    ...new Set(roles.filter(({ accountName }) => fits(accountName)).map(({ accountId }) => accountId)),
  ];
  const exact = idsOf((accountName) => accountName === name);
  const ids = exact.length > 0 ? exact : idsOf((accountName) => accountName.toLowerCase() === name.toLowerCase());
  const [only, ...others] = ids;
  if (only === undefined) return fail(noAccount(name, roles));
  return others.length === 0 ? succeed(only) : fail(manyAccounts(name, ids));
}

const bothNeeded: EngineError = {
  code: 'InvalidParameter',
  message: say`An IAM Identity Center role requires both an account and a role name.`,
  hint: say`Specify both: -Account 111122223333 -Role Admin.`,
};

function noAccount(name: string, roles: readonly SsoRole[]): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`No account with the name "${name}" is available to your sign-in.`,
    hint: say`${suggest(name, new Set(roles.map(({ accountName }) => accountName)))}To update the list, run Get-AwsSsoRole -Refresh.`,
    target: name,
  };
}

function manyAccounts(name: string, ids: readonly string[]): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`${ids.length} accounts have the name "${name}": ${ids.join(', ')}.`,
    hint: say`Specify the account by its 12-digit ID.`,
    target: name,
  };
}
