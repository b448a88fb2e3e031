import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Plan } from '../plan/plan.ts';
import { rememberProfile } from '../settings/recent.ts';
import { defineCommand } from './shared/command.ts';
import { obtainParameters, obtainRenewed, obtainSession, renderObtained } from './shared/obtainSession.ts';

/**
 * The credentials of a profile or role: its plan, run, or its cached session. `renew`: no cached session that ends within 15
 * minutes. `remember`: the profile then counts as taken lately.
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

/** Where the credentials are from that no profile names, as in a shell of a CI runner; null where a profile or a role does. */
function findSource({ profile, hops }: Plan): string | null {
  const last = hops.at(-1)?.kind;
  return profile !== null || last === undefined || last === 'assume-role' ? null : last;
}
