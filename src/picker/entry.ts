/** One line of the list: a profile, or an account and role that the user can switch to. */
export interface Entry {
  readonly name: string;
  readonly account: string | null;
  /** If Identity Center returned it. */
  readonly accountName: string | null;
  readonly role: string | null;
  readonly region: string | null;
  /** Until its cached session expires; null if none is cached. */
  readonly secondsLeft: number | null;
  readonly isCurrent: boolean;
  /** A switch to it requires confirmation. */
  readonly isProtected: boolean;
  /** What identifies it if it is not a profile: a role of Identity Center. */
  readonly sso: SsoChoice | null;
}

/** A role of Identity Center, as `Set-AwsRole -Account -Role -Session` takes it. */
export interface SsoChoice {
  readonly account: string;
  readonly role: string;
  readonly session: string | null;
}

/** All that may be picked, in the order of "recent". Of fifty thousand entries forty are seen: one is made when it is asked for. */
export interface EntrySource {
  readonly names: readonly string[];
  /** The name of the current one; empty if none of these is. */
  readonly current: string;
  readonly entryAt: (at: number) => Entry;
}

/** A list of these, in their order. */
export function sourceOf(entries: readonly Entry[]): EntrySource {
  return {
    names: entries.map(({ name }) => name),
    current: entries.find(({ isCurrent }) => isCurrent)?.name ?? '',
    entryAt: (at) => {
      const entry = entries[at];
      if (entry === undefined) throw new RangeError(`There is no entry ${at}.`);
      return entry;
    },
  };
}

/** One list after the other. */
export function joinSources(first: EntrySource, second: EntrySource): EntrySource {
  if (second.names.length === 0) return first;
  return {
    names: [...first.names, ...second.names],
    current: first.current,
    entryAt: (at) => (at < first.names.length ? first.entryAt(at) : second.entryAt(at - first.names.length)),
  };
}
