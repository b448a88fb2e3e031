import type { EngineError } from '../../core/error.ts';
import type { LoginHop } from '../../plan/plan.ts';

/** The error that asks for a login, with the command that makes one. */
export function loginAgain(hop: LoginHop, what: string): EngineError {
  const profile =
    hop.profile === null ? '' : ` --profile ${/^[\w.-]+$/.test(hop.profile) ? hop.profile : `"${hop.profile}"`}`;
  return {
    code: 'CredentialsExpired',
    message: `${what} for ${hop.loginSession}.`,
    hint: `Run: aws login${profile}`,
    target: hop.loginSession,
  };
}
