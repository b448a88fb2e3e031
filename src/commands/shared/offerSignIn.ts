import type { Configuration } from '../../config/profile.ts';
import type { EngineError, Result } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SsoHop } from '../../plan/sources/sso.ts';
import { connectSso, type SignIn } from '../../signin/connectSso.ts';
import { resolveTarget } from '../../signin/target.ts';

/** Asks the person to sign in now, and does it; undefined where nobody can be asked or the person declines. */
export async function offerSignIn(
  plan: Plan,
  configuration: Configuration,
  { message }: EngineError,
  edges: CommandEdges,
): Promise<Result<SignIn> | undefined> {
  const hop = plan.hops.find((one): one is SsoHop => one.kind === 'sso');
  if (hop === undefined) return undefined;
  const answer = await edges.ask({
    kind: 'sign-in',
    profile: plan.profile,
    session: hop.session ?? hop.startUrl,
    reason: message,
  });
  if (!answer.ok) return undefined;
  const { startUrl, ssoRegion: region } = hop;
  const request = hop.session === null ? { startUrl, region } : { session: hop.session };
  const profile = plan.profile === null ? {} : { profile: plan.profile };
  const target = resolveTarget({ ...profile, ...request }, configuration, edges.environment);
  return target.ok ? connectSso(target.value, configuration, edges) : target;
}
