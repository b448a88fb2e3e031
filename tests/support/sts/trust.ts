import { accountOf, arnOf, type Caller } from './caller.ts';
import type { FederatedTrust, Role } from './world.ts';

/** The facts of an AssumeRole request for the trust policy of the role. */
export interface TrustContext {
  readonly externalId: string | undefined;
  /** Whether this request, or the session that signed it, has MFA. */
  readonly mfa: boolean;
  /** Whether this request itself has MFA. */
  readonly ownMfa: boolean;
}

/**
 * Whether `caller` can assume `role`: the role's trust policy must allow it, and also the caller's own policy, unless both are in one
 * account and the trust policy names the caller itself.
 */
export function mayAssume(caller: Caller, role: Role, context: TrustContext): boolean {
  const { trust } = role;
  const principals = principalsOf(caller);
  const named = trust.principals.some((principal) => principals.includes(principal));
  const anyone = trust.principals.some((principal) => principal === '*' || principal === accountRoot(caller));
  const trusted =
    (named || anyone) &&
    (trust.externalId === undefined || trust.externalId === context.externalId) &&
    (!trust.requireMfa || context.mfa) &&
    (!trust.requireOwnMfa || context.ownMfa);
  return trusted && ((named && accountOf(caller) === role.account) || ownPolicyAllows(caller, role));
}

/** Whether the trust policy accepts a web identity with these claims. */
export function trustsWebIdentity(
  trusts: readonly FederatedTrust[],
  claims: { issuer: string; audiences: readonly string[]; subject: string },
): boolean {
  return trusts.some(
    ({ issuer, audience, subject }) =>
      issuer === claims.issuer && claims.audiences.includes(audience) && matches(subject, claims.subject),
  );
}

/** A trust policy can name a user, the role of a session, or the session. */
function principalsOf(caller: Caller): string[] {
  return caller.kind === 'user' ? [caller.user.arn] : [caller.role.arn, arnOf(caller)];
}

function accountRoot(caller: Caller): string {
  return `arn:${arnOf(caller).split(':')[1]}:iam::${accountOf(caller)}:root`;
}

function ownPolicyAllows(caller: Caller, role: Role): boolean {
  const patterns = caller.kind === 'user' ? caller.user.mayAssume : caller.role.mayAssume;
  return patterns.some((pattern) => matches(pattern, role.arn));
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's').test(text);
}
