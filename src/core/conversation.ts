import type { AnswerObject } from './answer.ts';
import type { Result } from './error.ts';
import type { Secret } from './secret.ts';
import type { Warning } from './warning.ts';

/** Prompts the user; returns the error of `unansweredError` if the user declines, or no user can be prompted. */
export type Ask = (question: Question) => Promise<Result<string>>;

export type Question =
  | TokenCodeQuestion
  | ProtectedQuestion
  | SecretKeyQuestion
  | SignInQuestion
  | LoginCodeQuestion
  | ReplaceLoginQuestion;

export interface TokenCodeQuestion {
  readonly kind: 'token-code';
  readonly profile: string | null;
  readonly serialNumber: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Why the last code was rejected. */
  readonly refused?: string;
}

/** Asks whether to switch to a profile that the user's settings protect. Any answer other than "yes" declines. */
export interface ProtectedQuestion {
  readonly kind: 'protected';
  readonly profile: string;
  /** The protection pattern that matches the profile. */
  readonly pattern: string;
  /** Other protected profiles that the same answer applies to. */
  readonly others?: readonly string[];
}

/** Asks for the secret access key to store. */
export interface SecretKeyQuestion {
  readonly kind: 'secret-key';
  readonly profile: string;
  readonly accessKeyId: string;
}

/** Asks whether to sign in now, because the required sign-in is missing or has expired. Any answer other than "yes" declines. */
export interface SignInQuestion {
  readonly kind: 'sign-in';
  readonly profile: string | null;
  /** The sso-session or start URL. */
  readonly session: string;
  /** A sentence: why the sign-in is required. */
  readonly reason: string;
}

/** Asks for the code that the sign-in page shows in a browser on another machine. */
export interface LoginCodeQuestion {
  readonly kind: 'login-code';
  readonly profile: string;
}

/** Asks whether to replace the session of a profile with one of another identity. Any answer other than "yes" declines. */
export interface ReplaceLoginQuestion {
  readonly kind: 'replace-login';
  readonly profile: string;
  /** The ARNs of the two sessions. */
  readonly before: string;
  readonly now: string;
}

export type Tell =
  /** `secondsLeft`: the rest of a wait with a known end, sent every second. */
  | { readonly kind: 'progress'; readonly message: string; readonly secondsLeft?: number }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'verbose'; readonly message: string }
  /** A line from a helper program, which may be waiting for the user. */
  | { readonly kind: 'helper'; readonly line: string }
  /** A URL for the user's browser, which is always shown; `opens`: whether to open the browser. */
  | { readonly kind: 'open'; readonly url: string; readonly code?: string; readonly opens: boolean }
  | Listening
  | SessionOutcome;

/** The result for one of several sessions, sent as soon as it is known. */
export interface SessionOutcome {
  readonly kind: 'session';
  readonly profile: string;
  readonly session: Result<AnswerObject>;
}

/** How work in the background communicates with its client. */
export interface Conversation {
  /** Asks one question at a time. */
  readonly ask: Ask;
  /** Waits until the client requests more sessions, and returns how many; undefined if the client is gone. */
  readonly wanted: () => Promise<number | undefined>;
}

/** Credentials are served at `url` to clients with the token, until this process exits. */
export interface Listening {
  readonly kind: 'listening';
  readonly url: string;
  readonly token: Secret;
  /** When the first session expires, in UTC. */
  readonly expiration: Date;
  readonly profile: string | null;
  readonly roleArn: string | null;
  readonly roleName: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly isProtected: boolean;
  /** Environment variables that make programs call the endpoints of the profile. */
  readonly endpoints: Readonly<Record<string, string>>;
}
