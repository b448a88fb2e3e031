import type { FileReading, Section, Setting, Settings } from './profile.ts';
import type { Problem, RawEntry, RawFile, RawSection } from './rawFile.ts';

/** Which of the two files is read: section names mean different things in them. */
export type FileKind = 'config' | 'credentials';

/** What one reading makes of one file. */
export interface Reading extends Pick<FileReading, 'profiles' | 'ssoSessions' | 'services'> {
  /** Why this reading does not accept the file; empty when it does. */
  readonly problems: readonly Problem[];
}

/** Splits a nested block into its settings, by the rules of the reading. */
export type ReadNested = (entry: RawEntry, file: string, problems: Problem[]) => ReadonlyMap<string, Setting>;

/** Turns a file's raw sections into settings with their origins. */
export class SectionBuilder {
  readonly problems: Problem[];
  readonly #file: string;
  readonly #raw: RawFile;
  readonly #readNested: ReadNested;
  readonly #defaults = new Map<string, Setting>();

  constructor(file: string, raw: RawFile, readNested: ReadNested) {
    this.problems = [...raw.problems];
    this.#file = file;
    this.#raw = raw;
    this.#readNested = readNested;
  }

  /** A section's own settings in the file's order, then those of `[DEFAULT]` that it does not set itself. */
  build(name: string, section: RawSection): Section {
    const settings = new Map<string, Setting>();
    for (const entry of section.entries.values()) settings.set(entry.key, this.#setting(entry));
    for (const entry of this.#raw.defaults.values()) {
      if (!settings.has(entry.key)) settings.set(entry.key, this.#default(entry));
    }
    return { name, origin: { file: this.#file, line: section.line }, settings };
  }

  #default(entry: RawEntry): Setting {
    const setting = this.#defaults.get(entry.key) ?? this.#setting(entry);
    this.#defaults.set(entry.key, setting);
    return setting;
  }

  #setting(entry: RawEntry): Setting {
    const setting = { value: entry.value, origin: { file: this.#file, line: entry.line } };
    if (!entry.value.startsWith('\n')) return setting;
    return { ...setting, nested: this.#readNested(entry, this.#file, this.problems) };
  }
}

/** A section again with more settings; a later value wins, a key keeps its place. */
export function extendSection(section: Section, more: Settings): Section {
  return { ...section, settings: new Map([...section.settings, ...more]) };
}

/** The lines of a nested block with their places. */
export function continuedLines(entry: RawEntry): { readonly text: string; readonly line: number }[] {
  const texts = entry.value.split(/\n+/).slice(1);
  return texts.map((text, at) => ({ text, line: entry.continuedOn[at] ?? entry.line }));
}
