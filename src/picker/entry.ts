/** One line of the list: a profile, or an account and role that the user can switch to. */
export interface Entry {
  readonly name: string;
  readonly account: string | null;
  /** Only known if Identity Center returned it. */
  readonly accountName: string | null;
  readonly role: string | null;
  readonly region: string | null;
  /** Seconds until its cached session expires; null if none is cached. */
  readonly secondsLeft: number | null;
  readonly isCurrent: boolean;
  /** Whether switching to it requires confirmation. */
  readonly isProtected: boolean;
  /** The role of Identity Center; null for a profile. */
  readonly sso: SsoChoice | null;
}

/** A role of Identity Center, with the parameters of `Set-AwsRole -Account -Role -Session`. */
export interface SsoChoice {
  readonly account: string;
  readonly role: string;
  readonly session: string | null;
}

/** All entries, in the order "recent". An entry is made only when it is shown, since a window shows few of many thousands. */
export interface EntrySource {
  readonly names: readonly string[];
  /** The name of the current entry; empty if none is current. */
  readonly current: string;
  readonly entryAt: (at: number) => Entry;
}

/** The entries as a source, in their order. */
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

/** Appends one source to another. */
export function joinSources(first: EntrySource, second: EntrySource): EntrySource {
  if (second.names.length === 0) return first;
  return {
    names: [...first.names, ...second.names],
    current: first.current,
    entryAt: (at) => (at < first.names.length ? first.entryAt(at) : second.entryAt(at - first.names.length)),
  };
}
