import { say } from './say.ts';

/**
 * The engine's errors: values with a stable code and facts, rendered in one place (dialogue/renderError.ts).
 * The module turns each into an ErrorRecord whose id is the code.
 */

export const errorCodes = [
  'ProfileNotFound',
  'ConfigSyntax',
  'FileNotTrusted',
  'ProfileIncomplete',
  'ProfileCycle',
  'SourceConflict',
  'InvalidParameter',
  'ConfirmationRequired',
  'TerminalRequired',
  'CredentialsNotFound',
  'SourceFailed',
  'MfaRequired',
  'MfaRejected',
  'AccessDenied',
  'CredentialsExpired',
  'SsoLoginRequired',
  'StsRejected',
  'StsThrottled',
  'StsUnavailable',
  'NetworkUnreachable',
  'WriteFailed',
  'EngineMismatch',
  'BadRequest',
  'Defect',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What went wrong, what it is about, and what to do. Never holds a secret. */
export interface EngineError {
  readonly code: ErrorCode;
  /** One sentence for a user. */
  readonly message: string;
  /** What to do next, one sentence. */
  readonly hint: string;
  /** What it is about: a profile name, an ARN, an endpoint. */
  readonly target?: string;
  /** The access key ID of a session that AWS takes no more: one that is kept is made again. */
  readonly endedSession?: string;
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EngineError };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(error: EngineError): Result<never> {
  return { ok: false, error };
}

/** A request, or parameters of a command, that do not fit. */
export function badRequest(message: string) {
  return { code: 'BadRequest', message, hint: say`docs/dialogue.md describes the requests of the engine.` } as const;
}
