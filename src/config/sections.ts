import type { FileReading, Origin, Section, Sections, Setting, Settings } from './profile.ts';
import type { Problem, RawFile } from './rawFile.ts';
import type { RawSection } from './rawSection.ts';

/** The kind and name of a section. */
export interface SectionName {
  readonly kind: 'profile' | 'sso-session' | 'services';
  readonly name: string;
}

/** The result of reading a file, as the AWS CLI or as the SDKs do. */
export interface Reading extends Pick<FileReading, 'profiles' | 'ssoSessions' | 'services' | 'ignored'> {
  /** Why this reading rejects the file; empty if it accepts it. */
  readonly problems: readonly Problem[];
}

/** The lines of a nested block, with their positions. */
export interface NestedBlock {
  readonly key: string;
  readonly lines: readonly { readonly text: string; readonly origin: Origin }[];
}

/** Splits a nested block into settings, by the rules of the reading. */
type ReadNested = (block: NestedBlock, problems: Problem[]) => ReadonlyMap<string, Setting>;

/** Converts the raw sections of a file to sections: reads nested blocks and applies `[DEFAULT]`. */
export class SectionBuilder {
  readonly problems: Problem[];
  readonly #file: string;
  readonly #raw: RawFile;
  readonly #readNested: ReadNested;
  /** The nested blocks that were read, by the line of their key: every section needs those of `[DEFAULT]`. */
  readonly #nested = new Map<number, Setting>();

  constructor(file: string, raw: RawFile, readNested: ReadNested) {
    this.problems = [...raw.problems];
    this.#file = file;
    this.#raw = raw;
    this.#readNested = readNested;
  }

  /** A section with its own settings in file order, followed by those of `[DEFAULT]` that it does not set itself. */
  build(name: string, section: RawSection, entries: Settings = section): Section {
    const { defaults, continuedOn } = this.#raw;
    const isReady = defaults.size === 0 && section.isPlain && entries === section;
    if (isReady) return new PlacedSection(name, section, section);
    const settings = defaults.size === 0 ? entries : withDefaults(entries, defaults);
    return new PlacedSection(name, continuedOn.size === 0 ? settings : this.#withNested(settings), section);
  }

  #withNested(settings: Settings): Settings {
    const read = new Map<string, Setting>();
    for (const [key, setting] of settings) {
      if (setting.value.startsWith('\n')) read.set(key, this.#readOnce(key, setting));
    }
    return read.size === 0 ? settings : withMore(settings, read);
  }

  #readOnce(key: string, setting: Setting): Setting {
    const { line } = setting.origin;
    const read = this.#nested.get(line) ?? { ...setting, nested: this.#read(key, setting) };
    this.#nested.set(line, read);
    return read;
  }

  #read(key: string, setting: Setting): ReadonlyMap<string, Setting> {
    const places = this.#raw.continuedOn.get(setting.origin.line) ?? [];
    // The value starts with the line break after its key; blank lines have no position.
    const texts = setting.value.split(/\n+/).slice(1);
    const lines = texts.map((text, at) => ({ text, origin: { file: this.#file, line: places[at] ?? 0 } }));
    return this.#readNested({ key, lines }, this.problems);
  }
}

/** A section whose position is looked up on demand. */
class PlacedSection implements Section {
  readonly name: string;
  readonly settings: Settings;
  readonly #placed: { readonly origin: Origin };

  constructor(name: string, settings: Settings, placed: { readonly origin: Origin }) {
    this.name = name;
    this.settings = settings;
    this.#placed = placed;
  }

  get origin(): Origin {
    return this.#placed.origin;
  }
}

/** A copy of a section with more settings; a later value takes precedence, in the position of the earlier one. */
export function extendSection(section: Section, more: Iterable<readonly [string, Setting]>): Section {
  return new PlacedSection(section.name, withMore(section.settings, more), section);
}

/** Settings from several places: both files, `[DEFAULT]`, or nested blocks. */
export class MergedSettings extends Map<string, Setting> implements Settings {
  value(key: string): string | undefined {
    return this.get(key)?.value;
  }
}

/** A copy of settings with more of them; a later value takes precedence, in the position of the earlier one. */
export function withMore(settings: Settings, more: Iterable<readonly [string, Setting]>): Settings {
  return new MergedSettings([...settings, ...more]);
}

/** Settings, followed by those of `[DEFAULT]` that they do not contain themselves. */
export function withDefaults(settings: Settings, defaults: Settings): Settings {
  const own = new Set(settings.keys());
  return new MergedSettings([...settings, ...[...defaults].filter(([key]) => !own.has(key))]);
}

/**
 * Merges both files as the AWS CLI does: the credentials file takes precedence for every setting, and its additional profiles
 * come last (botocore, session.py, full_config). Nested blocks are not merged.
 */
export function mergeProfiles(config: FileReading, credentials: FileReading): Sections {
  const more = new Map<string, Section>();
  for (const [name, section] of credentials.profiles) {
    const base = config.profiles.get(name);
    more.set(name, base === undefined ? section : extendSection(base, section.settings));
  }
  return overlay(config.profiles, more);
}

/** Sections with some of them replaced by those of `more`, and new ones at the end. */
function overlay(sections: Sections, more: Sections): Sections {
  // Copying very many sections to change a few is too slow.
  if (more.size * 10 >= sections.size) return new Map([...sections, ...more]);
  const names = [...more.keys()].filter((name) => !sections.has(name));
  const all = names.length === 0 ? namesOf(sections) : namesOf(sections).concat(names);
  return new SectionsView(all, (name) => more.get(name) ?? sections.get(name));
}

/** The names of sections in order; not copied if they are a list already. */
export function namesOf(sections: Sections): readonly string[] {
  return sections instanceof SectionsView ? sections.names : [...sections.keys()];
}

/** Sections that are built on demand: a new object each time, with the same settings. */
export class SectionsView implements Sections {
  readonly names: readonly string[];
  readonly #find: (name: string) => Section | undefined;

  /** `find` must return undefined for a name that is not in `names`. */
  constructor(names: readonly string[], find: (name: string) => Section | undefined) {
    this.names = names;
    this.#find = find;
  }

  get size(): number {
    return this.names.length;
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }

  get(name: string): Section | undefined {
    return this.#find(name);
  }

  keys(): MapIterator<string> {
    return this.names.values();
  }

  *entries(): MapIterator<[string, Section]> {
    for (const name of this.names) {
      const section = this.#find(name);
      if (section !== undefined) yield [name, section];
    }
  }

  *values(): MapIterator<Section> {
    for (const name of this.names) {
      const section = this.#find(name);
      if (section !== undefined) yield section;
    }
  }

  [Symbol.iterator](): MapIterator<[string, Section]> {
    return this.entries();
  }

  forEach(action: (section: Section, name: string, sections: Sections) => void): void {
    for (const [name, section] of this.entries()) action(section, name, this);
  }
}
