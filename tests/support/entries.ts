import type { Entry, EntrySource } from '../../src/picker/entry.ts';

/** A list of these, as they stand. */
export function sourceOf(entries: readonly Entry[]): EntrySource {
  return {
    names: entries.map(({ name }) => name),
    current: entries.find(({ isCurrent }) => isCurrent)?.name ?? '',
    entryAt: (at) => {
      const entry = entries[at];
      if (entry === undefined) throw new Error(`There is no entry ${at}.`);
      return entry;
    },
  };
}
