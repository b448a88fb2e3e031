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

/** All that may be picked, in the order of "recent". Of fifty thousand entries forty are seen: one is made when it is asked for. */
export interface EntrySource {
  readonly names: readonly string[];
  /** The name of the one that holds; empty where none of these does. */
  readonly current: string;
  readonly entryAt: (at: number) => Entry;
}
