import type { Document } from './parse.ts';
import type { FileKind, Section, Setting, Settings } from './profile.ts';
import type { RawFile } from './rawFile.ts';
import type { RawSection } from './rawSection.ts';
import { parseSdkSyntax, trim } from './sdkSyntax.ts';
import { extendSection, MergedSettings, type NestedBlock, type Reading, SectionBuilder } from './sections.ts';

/**
 * Reads a file as the AWS SDKs have agreed: sections of the same name are merged, names and keys must be identifiers (others
 * are ignored), and `[profile default]` overrides `[default]`, wherever it is in the file.
 */
export function readSdk(document: Document, file: string, kind: FileKind): Reading {
  const raw = parseSdkSyntax(document, file);
  const builder = new SectionBuilder(file, raw, readNested);
  const found = {
    profile: new Map<string, Section>(),
    'sso-session': new Map<string, Section>(),
    services: new Map<string, Section>(),
  };
  for (const { kind: group, name, section } of namedSections(raw, kind)) {
    const built = builder.build(name, section, withIdentifiersOnly(section));
    const earlier = found[group].get(name);
    found[group].set(name, earlier === undefined ? built : extendSection(earlier, built.settings));
  }
  const { profile, services, 'sso-session': ssoSessions } = found;
  const ignored = raw.sections
    .filter((section) => kind === 'config' && nameOf(section, kind) === null)
    .map(({ header, line }) => ({ header, line }));
  return { profiles: profile, ssoSessions, services, ignored, problems: builder.problems };
}

interface NamedSection {
  readonly kind: 'profile' | 'sso-session' | 'services';
  readonly name: string;
  readonly prefixed: boolean;
  readonly section: RawSection;
}

function namedSections(raw: RawFile, kind: FileKind): NamedSection[] {
  const named = raw.sections.map((section) => nameOf(section, kind)).filter((section) => section !== null);
  const isDefault = (section: NamedSection) => section.kind === 'profile' && section.name === 'default';
  const prefixedDefault = named.some((section) => isDefault(section) && section.prefixed);
  return prefixedDefault ? named.filter((section) => !isDefault(section) || section.prefixed) : named;
}

function nameOf(section: RawSection, kind: FileKind): NamedSection | null {
  const header = trim(section.header);
  const space = header.search(/[ \t]/);
  if (space < 0) {
    const counts = kind === 'config' ? header === 'default' : isIdentifier(header);
    return counts ? { kind: 'profile', name: header, prefixed: false, section } : null;
  }
  const prefix = header.slice(0, space);
  const name = trim(header.slice(space));
  if (kind === 'credentials' || !isIdentifier(name)) return null;
  if (prefix !== 'profile' && prefix !== 'sso-session' && prefix !== 'services') return null;
  return { kind: prefix, name, prefixed: true, section };
}

function withIdentifiersOnly(section: RawSection): Settings {
  if ([...section.keys()].every(isIdentifier)) return section;
  return new MergedSettings([...section].filter(([key]) => isIdentifier(key)));
}

/** Reads sub-properties; the parser has already reported lines without `=`. */
function readNested({ lines }: NestedBlock): ReadonlyMap<string, Setting> {
  const nested = new Map<string, Setting>();
  for (const { text, origin } of lines) {
    const equals = text.indexOf('=');
    if (equals >= 0) nested.set(trim(text.slice(0, equals)), { value: trim(text.slice(equals + 1)), origin });
  }
  return nested;
}

function isIdentifier(text: string): boolean {
  return /^[A-Za-z0-9_\-/.%@:+]*$/.test(text);
}
