import type { AnswerObject } from './answer.ts';
import type { Result } from './error.ts';
import type { Secret } from './secret.ts';
import type { Warning } from './warning.ts';

/** Asks the user at the terminal; the error of `notAnswered` where no one can be asked or the user declines. */
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
  /** 1 for the first time. */
  readonly attempt: number;
  /** Why the last answer did not do. */
  readonly refused?: string;
}

/** Whether to switch to a profile that the user's settings protect. Every answer but "yes" declines. */
export interface ProtectedQuestion {
  readonly kind: 'protected';
  readonly profile: string;
  /** The pattern of the settings that protects it. */
  readonly pattern: string;
  /** Further profiles that one answer is for, protected too. */
  readonly others?: readonly string[];
}

/** The secret of an access key that is to be stored. */
export interface SecretKeyQuestion {
  readonly kind: 'secret-key';
  readonly profile: string;
  readonly accessKeyId: string;
}

/** Whether to sign in now, since the sign-in that is needed has expired or was never made. Every answer but "yes" declines. */
export interface SignInQuestion {
  readonly kind: 'sign-in';
  readonly profile: string | null;
  /** The sso-session or start URL. */
  readonly session: string;
  /** Why it is needed, one sentence. */
  readonly reason: string;
}

/** The code that the page of a sign-in on another machine shows. */
export interface LoginCodeQuestion {
  readonly kind: 'login-code';
  readonly profile: string;
}

/** Whether a profile is to have the session of somebody else from now on. Every answer but "yes" declines. */
export interface ReplaceLoginQuestion {
  readonly kind: 'replace-login';
  readonly profile: string;
  /** ARNs of the two sessions. */
  readonly before: string;
  readonly now: string;
}

export type Tell =
  /** `secondsLeft`: of a wait whose end is known, told each second. */
  | { readonly kind: 'progress'; readonly message: string; readonly secondsLeft?: number }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'verbose'; readonly message: string }
  /** A line of a helper program that may be waiting for the user. */
  | { readonly kind: 'helper'; readonly line: string }
  /** A page for the user's browser, always shown; `opens`: whether the browser is to be started with it. */
  | { readonly kind: 'open'; readonly url: string; readonly code?: string; readonly opens: boolean }
  | Listening
  | SessionOutcome;

/** What became of one of many sessions: told when it is known. */
export interface SessionOutcome {
  readonly kind: 'session';
  readonly profile: string;
  readonly session: Result<AnswerObject>;
}

/** How work that goes on in the meantime talks with whoever wants it. */
export interface Conversation {
  /** One question at a time. */
  readonly ask: Ask;
  /** How many more are wanted, each time that some are; undefined when whoever wanted them is gone. */
  readonly wanted: () => Promise<number | undefined>;
}

/** Credentials are served at `url` to who knows the token, until this process ends. */
export interface Listening {
  readonly kind: 'listening';
  readonly url: string;
  readonly token: Secret;
  /** When the first session ends. */
  readonly expiration: Date;
  readonly profile: string | null;
  readonly roleArn: string | null;
  readonly roleName: string | null;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly isProtected: boolean;
  /** Variables that send the calls of programs to where the profile says. */
  readonly endpoints: Readonly<Record<string, string>>;
}
