/** One line of the list: a profile, or an account and role that a person may take. */
export interface Entry {
  readonly name: string;
  /** Its number, or its name where that is known. */
  readonly account: string | null;
  readonly role: string | null;
  readonly region: string | null;
  /** Until the session kept for it ends; null: none is kept. */
  readonly secondsLeft: number | null;
  readonly isCurrent: boolean;
  /** It asks before it is taken. */
  readonly isProtected: boolean;
}
