import type { Configuration } from '../../config/profile.ts';
import type { EngineError, Result } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import type { Plan } from '../../plan/plan.ts';
import type { LoginHop } from '../../plan/sources/login.ts';
import type { SsoHop } from '../../plan/sources/sso.ts';
import { connectSso, type SignIn } from '../../signin/connectSso.ts';
import { resolveLoginTarget } from '../../signin/loginTarget.ts';
import { resolveTarget, type SsoTarget } from '../../signin/target.ts';
import { signInLogin } from './signInLogin.ts';

/** Offers the user to sign in to Identity Center, and does so; undefined if the user declines or cannot be asked. */
export async function offerSignIn(
  whose: { readonly profile: string | null; readonly session: string },
  target: SsoTarget,
  configuration: Configuration,
  { message }: EngineError,
  edges: CommandEdges,
): Promise<Result<SignIn> | undefined> {
  const answer = await edges.ask({ kind: 'sign-in', ...whose, reason: message });
  return answer.ok ? connectSso(target, configuration, edges) : undefined;
}

/** The same for the sign-in that a plan requires, of Identity Center or of `aws login`. */
export async function offerSignInForPlan(
  plan: Plan,
  configuration: Configuration,
  error: EngineError,
  edges: CommandEdges,
): Promise<Result<unknown> | undefined> {
  const login = plan.hops.find((one): one is LoginHop => one.kind === 'login');
  if (login !== undefined) return offerLogin(login, configuration, error, edges);
  const hop = plan.hops.find((one): one is SsoHop => one.kind === 'sso');
  if (hop === undefined || error.code !== 'SsoLoginRequired') return undefined;
  const { startUrl, ssoRegion: region } = hop;
  const request = hop.session === null ? { startUrl, region } : { session: hop.session };
  const profile = plan.profile === null ? {} : { profile: plan.profile };
  const target = resolveTarget({ ...profile, ...request }, configuration, edges.environment);
  if (!target.ok) return target;
  const whose = { profile: plan.profile, session: hop.session ?? startUrl };
  return offerSignIn(whose, target.value, configuration, error, edges);
}

async function offerLogin(
  { profile, loginSession }: LoginHop,
  configuration: Configuration,
  { message, target: about }: EngineError,
  edges: CommandEdges,
): Promise<Result<unknown> | undefined> {
  if (profile === null || about !== loginSession) return undefined;
  const target = resolveLoginTarget({ profile }, configuration, edges.environment);
  if (!target.ok) return undefined;
  const answer = await edges.ask({ kind: 'sign-in', profile, session: loginSession, reason: message });
  return answer.ok ? signInLogin(target.value, configuration, edges, {}) : undefined;
}
