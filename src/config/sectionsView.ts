import type { Section, Sections } from './profile.ts';

/** The names of sections in their order, not copied where they are a list already. */
export function namesOf(sections: Sections): readonly string[] {
  return sections instanceof SectionsView ? sections.names : [...sections.keys()];
}

/** Sections that are made when they are asked for, each time again, but with the same settings. */
export class SectionsView implements Sections {
  readonly names: readonly string[];
  readonly #find: (name: string) => Section | undefined;

  /** `find` answers nothing for a name that is not among these. */
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

  forEach(tell: (section: Section, name: string, sections: Sections) => void): void {
    for (const [name, section] of this.entries()) tell(section, name, this);
  }
}
