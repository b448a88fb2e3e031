import { say } from './say.ts';

/**
 * The errors of the engine: values with a stable code, rendered in one place (dialogue/renderError.ts). The module
 * converts each to an ErrorRecord with the code as its ID.
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

/** What went wrong, where, and what to do. Never contains a secret. */
export interface EngineError {
  readonly code: ErrorCode;
  /** A sentence for the user. */
  readonly message: string;
  /** A sentence: what to do next. */
  readonly hint: string;
  /** What the error is about, such as a profile name, an ARN, or an endpoint. */
  readonly target?: string;
  /** The access key ID of a session that AWS no longer accepts; if it was cached, a new session is created. */
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

/** The error for an invalid request, or for invalid parameters of a command. */
export function badRequest(message: string) {
  return { code: 'BadRequest', message, hint: say`docs/dialogue.md describes the requests of the engine.` } as const;
}
