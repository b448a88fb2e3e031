import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Plan } from '../plan/plan.ts';
import { rememberProfile } from '../settings/recent.ts';
import { defineCommand } from './shared/command.ts';
import { obtainParameters, obtainRenewed, obtainSession, renderObtained } from './shared/obtainSession.ts';

/**
 * Gets the credentials of a profile or role: from a cached session, or by running its plan. `renew`: use no cached session
 * that expires within 15 minutes. `remember`: list the profile among those used recently.
 */
export const assume = defineCommand({
  name: 'assume',
  summary: say`gets the credentials of a profile or role`,
  kinds: { ...obtainParameters, renew: 'flag', remember: 'flag' },
  run: async ({ renew, remember, ...parameters }, edges) => {
    const obtained = await (renew ? obtainRenewed : obtainSession)(parameters, edges);
    if (!obtained.ok) return obtained;
    const { plan } = obtained.value;
    if (remember && plan.profile !== null) rememberProfile(plan.profile, edges);
    return succeed({ ...renderObtained(obtained.value, edges), source: findSource(plan) });
  },
});

/** The source of credentials that come from no profile or role, such as a CI runner; null otherwise. */
function findSource({ profile, hops }: Plan): string | null {
  const last = hops.at(-1)?.kind;
  return profile !== null || last === undefined || last === 'assume-role' ? null : last;
}
