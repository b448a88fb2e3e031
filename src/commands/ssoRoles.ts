import { AnswerList } from '../core/answer.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { matchesWildcard } from '../core/wildcard.ts';
import { resolveTarget } from '../signin/target.ts';
import { defineCommand } from './shared/command.ts';
import { readSsoRoles } from './shared/readSsoRoles.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/** Lists accounts and roles of a sign-in. `account`: a wildcard pattern for ID or name; `role`: one for the role name. */
export const ssoRoles = defineCommand({
  name: 'sso-roles',
  summary: say`lists the accounts and roles of a sign-in`,
  kinds: { profile: 'text', session: 'text', account: 'text', role: 'text', refresh: 'flag' },
  run: async ({ profile, session, account = '*', role = '*', refresh = false }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const target = resolveTarget({ profile, session }, configuration.value, edges.environment);
    if (!target.ok) return target;
    const roles = await readSsoRoles(target.value, configuration.value, edges, { refresh, profile: profile ?? null });
    if (!roles.ok) return roles;
    const chosen = roles.value.filter(
      ({ accountId, accountName, roleName }) =>
        (matchesWildcard(account, accountId) || matchesWildcard(account, accountName)) &&
        matchesWildcard(role, roleName),
    );
    return succeed({
      session: target.value.session,
      roles: new AnswerList(() => chosen.map((one) => ({ ...one }))),
    });
  },
});
